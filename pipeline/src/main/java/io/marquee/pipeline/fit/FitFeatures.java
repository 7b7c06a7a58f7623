package io.marquee.pipeline.fit;

import io.marquee.feature.CatalogProfile;
import io.marquee.label.Split;
import io.marquee.pipeline.coder.JsonCoder;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.pipeline.run.StageMeter;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;

/// Counts over the titles that are not held back for the test all that the features are fitted to.
public final class FitFeatures
        extends PTransform<PCollection<List<ObservedTitle>>, PCollection<CatalogProfile>> {

    private static final long serialVersionUID = 1;

    private final long splitSeed;
    private final StageMeter meter;

    /// Fits the features.
    ///
    /// @param splitSeed decides which titles are held back
    public FitFeatures(long splitSeed, StageMeter meter) {
        this.splitSeed = splitSeed;
        this.meter = meter;
    }

    @Override
    public PCollection<CatalogProfile> expand(PCollection<List<ObservedTitle>> titles) {
        return titles.apply("Combine", Combine.globally(new Profile(splitSeed, meter)));
    }

    private static final class Profile
            extends Combine.CombineFn<List<ObservedTitle>, CatalogProfile, CatalogProfile> {

        private static final long serialVersionUID = 1;

        private final long splitSeed;
        private final StageMeter meter;

        Profile(long splitSeed, StageMeter meter) {
            this.splitSeed = splitSeed;
            this.meter = meter;
        }

        @Override
        public CatalogProfile createAccumulator() {
            return new CatalogProfile();
        }

        @Override
        public CatalogProfile addInput(CatalogProfile profile, List<ObservedTitle> block) {
            for (ObservedTitle observed : block) {
                if (Split.of(observed.title().identity(), splitSeed) == Split.TRAIN) {
                    profile.add(observed.title());
                }
            }
            meter.add(block.size());
            return profile;
        }

        @Override
        public CatalogProfile mergeAccumulators(Iterable<CatalogProfile> parts) {
            CatalogProfile whole = new CatalogProfile();
            parts.forEach(whole::addAll);
            return whole;
        }

        @Override
        public CatalogProfile extractOutput(CatalogProfile profile) {
            return profile;
        }

        @Override
        public Coder<CatalogProfile> getAccumulatorCoder(
                CoderRegistry registry, Coder<List<ObservedTitle>> inputCoder) {
            return JsonCoder.of(CatalogProfile.class);
        }

        @Override
        public Coder<CatalogProfile> getDefaultOutputCoder(
                CoderRegistry registry, Coder<List<ObservedTitle>> inputCoder) {
            return JsonCoder.of(CatalogProfile.class);
        }
    }
}
