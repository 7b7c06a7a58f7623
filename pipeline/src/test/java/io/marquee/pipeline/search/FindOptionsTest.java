package io.marquee.pipeline.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.feature.CatalogProfile;
import io.marquee.feature.FeatureSpec;
import io.marquee.label.Evidence;
import io.marquee.label.Split;
import io.marquee.pipeline.Blocks;
import io.marquee.pipeline.Checked;
import io.marquee.pipeline.Kept;
import io.marquee.pipeline.SomeTitles;
import io.marquee.pipeline.Unwatched;
import io.marquee.pipeline.coder.JsonCoder;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.search.ModelSearch;
import io.marquee.search.Rung;
import io.marquee.search.SearchEffort;
import io.marquee.search.SearchOutcome;
import io.marquee.search.Trial;
import io.marquee.search.TrialTask;
import io.marquee.training.Example;
import io.marquee.training.Hindsight;
import io.marquee.training.TrainingOptions;
import io.marquee.training.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.View;
import org.junit.jupiter.api.Test;

/// The search over workers comes to what the same search in one thread comes to, to the last bit.
class FindOptionsTest {

    private static final TrainingPlan PLAN =
            new TrainingPlan(
                    new TrainingOptions(10, 3, 4, 10, 0.3, 0.7, 0.5, 5, false, 1),
                    new TrainingOptions(5, 3, 4, 10, 0.3, 0.7, 0.5, 5, false, 1),
                    Hindsight.OUT_OF_FOLD);
    static final ModelSearch QUICK = new ModelSearch(PLAN, SearchEffort.QUICK, 5);

    @Test
    void comes_to_the_same_however_the_titles_arrive() {
        List<Example> examples = examples(120);
        SearchOutcome inOneThread = inOneThread(QUICK, examples);
        assertThat(inOneThread.record().trials()).hasSize(130);
        assertThat(inOneThread.plan()).isNotEqualTo(PLAN);

        SearchOutcome found =
                find(Checked.pipeline(), QUICK, spec(examples), Blocks.shuffled(examples, 17, 3));

        assertThat(found).isEqualTo(inOneThread);
        assertThat(found.record().toJson()).isEqualTo(inOneThread.record().toJson());
    }

    @Test
    void without_a_search_gives_out_what_it_was_given() {
        ModelSearch none = new ModelSearch(PLAN, SearchEffort.NONE, 5);
        List<Example> examples = examples(20);

        assertThat(find(Checked.pipeline(), none, spec(examples), List.of(examples)))
                .isEqualTo(none.outcome(List.of()));
    }

    @Test
    void without_titles_gives_out_what_it_was_given() {
        SearchOutcome found = find(Checked.pipeline(), QUICK, spec(List.of()), List.of());

        assertThat(found).isEqualTo(inOneThread(QUICK, List.of()));
        assertThat(found.plan()).isEqualTo(PLAN);
    }

    /// Searches on workers.
    static SearchOutcome find(
            Pipeline pipeline, ModelSearch search, FeatureSpec spec, List<List<Example>> blocks) {
        FindOptions.Material material =
                new FindOptions.Material(
                        Blocks.create(pipeline, Example.class, blocks)
                                .apply("ExamplesView", View.asIterable()),
                        pipeline.apply(
                                        "Spec",
                                        Create.of(spec).withCoder(JsonCoder.of(FeatureSpec.class)))
                                .apply("SpecView", View.asSingleton()));
        Kept<SearchOutcome> found =
                Kept.of(
                        pipeline.apply(
                                "Search", new FindOptions(search, material, Unwatched.meter())));
        pipeline.run().waitUntilFinish();
        return found.only();
    }

    /// The same search without workers.
    static SearchOutcome inOneThread(ModelSearch search, List<Example> examples) {
        List<Example> inOrder = Example.inOrder(List.of(examples));
        List<Trial> trials = new ArrayList<>();
        for (Rung rung : Rung.values()) {
            for (TrialTask task : search.tasks(rung, List.copyOf(trials))) {
                task.run(spec(examples), inOrder, PLAN.hindsight(), trials::add);
            }
        }
        return search.outcome(trials);
    }

    /// Titles with ratings, one in five of them held back.
    static List<Example> examples(int count) {
        List<Example> examples = new ArrayList<>();
        for (ObservedTitle observed : SomeTitles.observed(7, count)) {
            Evidence evidence = observed.evidence();
            if (evidence.ratings() > 0) {
                double rating = evidence.meanRating();
                examples.add(
                        new Example(
                                observed.title(),
                                Split.of(observed.title().identity(), 1),
                                rating,
                                rating > 3.5 ? 1 : 0));
            }
        }
        return examples;
    }

    static FeatureSpec spec(List<Example> examples) {
        CatalogProfile profile = new CatalogProfile();
        examples.forEach(example -> profile.add(example.title()));
        return FeatureSpec.fit(profile);
    }
}
