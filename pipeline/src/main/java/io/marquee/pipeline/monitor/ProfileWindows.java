package io.marquee.pipeline.monitor;

import io.marquee.catalog.Title;
import io.marquee.drift.Baseline;
import io.marquee.drift.Observer;
import io.marquee.drift.Profile;
import io.marquee.explanation.Contributions;
import io.marquee.feature.FeatureMatrix;
import io.marquee.infra.Workspaces;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.registry.StoredModel;
import io.marquee.scoring.Prediction;
import io.marquee.scoring.ScoringModel;
import io.marquee.scoring.TitleScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/// Counts what was observed into a profile for each window. Each block is counted where it is; only
/// profiles travel.
public final class ProfileWindows
        extends PTransform<PCollection<List<Observation>>, PCollection<KV<Long, Profile>>> {

    private static final long serialVersionUID = 1;

    private final String modelVersion;
    private final StageMeter meter;

    /// Counts.
    ///
    /// @param modelVersion whose baseline gives the cells; of the workspace of the meter's run
    public ProfileWindows(String modelVersion, StageMeter meter) {
        this.modelVersion = modelVersion;
        this.meter = meter;
    }

    @Override
    public PCollection<KV<Long, Profile>> expand(PCollection<List<Observation>> observed) {
        return observed.apply("Count", ParDo.of(new Count(modelVersion, meter)))
                .setCoder(KvCoder.of(VarLongCoder.of(), new ProfileCoder()))
                .apply("Merge", Combine.perKey(new Merge()));
    }

    private static final class Count extends DoFn<List<Observation>, KV<Long, Profile>> {

        private static final long serialVersionUID = 1;

        private final String modelVersion;
        private final StageMeter meter;
        private transient @Nullable Opened opened;

        Count(String modelVersion, StageMeter meter) {
            this.modelVersion = modelVersion;
            this.meter = meter;
        }

        private record Opened(Observer observer, TitleScorer scorer) {}

        @Setup
        public void open() {
            StoredModel stored =
                    Workspaces.open(meter.run().workspace()).models().require(modelVersion);
            TitleScorer scorer = ScoringModel.open(stored).scorer();
            opened =
                    new Opened(
                            new Observer(
                                    Baseline.read(
                                            stored.file(ScoringModel.BASELINE),
                                            stored.location() + "/" + ScoringModel.BASELINE),
                                    scorer.columns()),
                            scorer);
        }

        @ProcessElement
        public void process(
                @Element List<Observation> block, OutputReceiver<KV<Long, Profile>> out) {
            Opened model = opened;
            if (model == null) {
                throw new IllegalStateException("the model was not opened");
            }
            SortedMap<Long, Profile> profiles = new TreeMap<>();
            List<Observation> titles = new ArrayList<>();
            for (Observation each : block) {
                Profile profile = of(each, profiles, model);
                Title title = each.title();
                if (title != null) {
                    model.observer().title(profile, title);
                }
                if (!each.label().isMissing()) {
                    model.observer().label(profile, each.label());
                }
                if (each.answer() != null) {
                    answered(each, each.answer(), profile, model);
                }
                if (title != null && !each.learnt()) {
                    titles.add(each);
                }
            }
            explain(titles, profiles, model);
            profiles.forEach((window, profile) -> out.output(KV.of(window, profile)));
            meter.add(block.size());
        }

        private static void explain(
                List<Observation> observed, SortedMap<Long, Profile> profiles, Opened model) {
            if (observed.isEmpty()) {
                return;
            }
            List<Title> titles = new ArrayList<>(observed.size());
            boolean unanswered = false;
            for (Observation each : observed) {
                if (each.title() != null) {
                    titles.add(each.title());
                }
                unanswered |= each.unanswered();
            }
            FeatureMatrix vectors = model.scorer().vectors(titles);
            Contributions contributions = model.scorer().contributions(vectors);
            List<Prediction> predictions = unanswered ? model.scorer().score(vectors) : List.of();
            for (int i = 0; i < observed.size(); i++) {
                Observation each = observed.get(i);
                Profile profile = of(each, profiles, model);
                model.observer().attribution(profile, contributions, i);
                if (each.unanswered()) {
                    Prediction prediction = predictions.get(i);
                    answered(
                            each,
                            new Observation.Answer(
                                    prediction.rating(), prediction.likeProbability()),
                            profile,
                            model);
                }
            }
        }

        private static void answered(
                Observation each, Observation.Answer answer, Profile profile, Opened model) {
            if (!each.learnt()) {
                model.observer().prediction(profile, answer.rating(), answer.likeProbability());
                model.observer()
                        .outcome(profile, answer.rating(), answer.likeProbability(), each.label());
            }
        }

        private static Profile of(
                Observation each, SortedMap<Long, Profile> profiles, Opened model) {
            return profiles.computeIfAbsent(each.window(), _ -> model.observer().profile());
        }
    }

    private static final class Merge extends Combine.CombineFn<Profile, List<Profile>, Profile> {

        private static final long serialVersionUID = 1;

        @Override
        public List<Profile> createAccumulator() {
            return new ArrayList<>();
        }

        @Override
        public List<Profile> addInput(List<Profile> sum, Profile profile) {
            if (sum.isEmpty()) {
                sum.add(Profile.of(profile.toBytes()));
            } else {
                sum.getFirst().addAll(profile);
            }
            return sum;
        }

        @Override
        public List<Profile> mergeAccumulators(Iterable<List<Profile>> parts) {
            List<Profile> sum = createAccumulator();
            for (List<Profile> part : parts) {
                for (Profile profile : part) {
                    addInput(sum, profile);
                }
            }
            return sum;
        }

        @Override
        public Profile extractOutput(List<Profile> sum) {
            return sum.getFirst();
        }

        @Override
        public Coder<List<Profile>> getAccumulatorCoder(
                CoderRegistry registry, Coder<Profile> inputCoder) {
            return org.apache.beam.sdk.coders.ListCoder.of(new ProfileCoder());
        }

        @Override
        public Coder<Profile> getDefaultOutputCoder(
                CoderRegistry registry, Coder<Profile> inputCoder) {
            return new ProfileCoder();
        }
    }
}
