package io.marquee.pipeline.monitor;

import io.marquee.label.Evidence;
import io.marquee.label.LabelPolicy;
import io.marquee.pipeline.block.BlockBuilder;
import io.marquee.pipeline.block.GroupInBuckets;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.evidence.TitleEvidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

/// Brings what was observed together with what audiences said of it since, by the id of the title
/// or of the invocation.
public final class JoinVerdicts
        extends PTransform<PCollection<List<Observation>>, PCollection<List<Observation>>> {

    private static final long serialVersionUID = 1;

    private static final TupleTag<List<Observation>> OBSERVED = new TupleTag<>("observed") {};
    private static final TupleTag<List<TitleEvidence>> EVIDENCE = new TupleTag<>("evidence") {};

    /// By what they belong together.
    public enum By {
        TITLE,
        EVENT
    }

    private final By by;
    private final transient PCollection<List<TitleEvidence>> evidence;
    private final PCollectionView<LabelPolicy> labels;
    private final int buckets;

    /// Joins.
    ///
    /// @param evidence its title id is that of the title, or of the invocation
    /// @param labels how the model's own labels were drawn
    /// @param buckets into how many parts both are split; each has to fit into memory
    public JoinVerdicts(
            By by,
            PCollection<List<TitleEvidence>> evidence,
            PCollectionView<LabelPolicy> labels,
            int buckets) {
        this.by = by;
        this.evidence = evidence;
        this.labels = labels;
        this.buckets = buckets;
    }

    @Override
    public PCollection<List<Observation>> expand(PCollection<List<Observation>> observed) {
        SerializableFunction<Observation, String> key = key(by);
        return KeyedPCollectionTuple.of(
                        OBSERVED,
                        observed.apply(
                                "Observed", GroupInBuckets.fill(Observation.class, key, buckets)))
                .and(
                        EVIDENCE,
                        evidence.apply(
                                "Evidence",
                                GroupInBuckets.fill(
                                        TitleEvidence.class, TitleEvidence::titleId, buckets)))
                .apply("Group", CoGroupByKey.create())
                .apply("Join", ParDo.of(new Join(by, labels)).withSideInputs(labels))
                .setCoder(ListCoder.of(RecordCoder.of(Observation.class)));
    }

    private static SerializableFunction<Observation, String> key(By by) {
        return switch (by) {
            case TITLE -> Observation::titleId;
            case EVENT -> Observation::eventId;
        };
    }

    private static final class Join extends DoFn<KV<Integer, CoGbkResult>, List<Observation>> {

        private static final long serialVersionUID = 1;

        private final By by;
        private final PCollectionView<LabelPolicy> labels;

        Join(By by, PCollectionView<LabelPolicy> labels) {
            this.by = by;
            this.labels = labels;
        }

        @ProcessElement
        public void process(ProcessContext context) {
            LabelPolicy policy = context.sideInput(labels);
            SerializableFunction<Observation, String> key = key(by);
            CoGbkResult bucket = context.element().getValue();
            // Looked up only; the first row of several for one title counts, as in training.
            Map<String, TitleEvidence> first = new HashMap<>();
            for (List<TitleEvidence> block : bucket.getAll(EVIDENCE)) {
                for (TitleEvidence each : block) {
                    first.merge(
                            each.titleId(),
                            each,
                            (a, b) -> a.origin().compareTo(b.origin()) <= 0 ? a : b);
                }
            }
            BlockBuilder<Observation> out = new BlockBuilder<>(context::output);
            for (List<Observation> block : bucket.getAll(OBSERVED)) {
                for (Observation each : block) {
                    TitleEvidence known = first.get(key.apply(each));
                    out.add(
                            each.with(
                                    policy.label(known == null ? Evidence.NONE : known.evidence())),
                            BlockBuilder.TYPICAL_WEIGHT);
                }
            }
            out.flush();
        }
    }
}
