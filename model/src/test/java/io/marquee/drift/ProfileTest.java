package io.marquee.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.catalog.Title;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ProfileTest {

    private static final SimulatedCatalog CATALOG = new SimulatedCatalog(1, 2_000);

    @Test
    void merged_profiles_count_what_one_pass_counts() {
        List<Title> titles =
                CATALOG.titles(
                        20_000, draw -> draw.cast() == 3 ? draw.withGenres(List.of("New")) : draw);
        Observer observer = CATALOG.observer();
        Profile whole = observer.profile();
        titles.forEach(title -> observer.title(whole, title));

        List<Profile> parts = new ArrayList<>();
        for (int from = 0; from < titles.size(); from += 1_234) {
            Profile part = observer.profile();
            titles.subList(from, Math.min(titles.size(), from + 1_234))
                    .forEach(title -> observer.title(part, title));
            parts.add(Profile.of(part.toBytes()));
        }
        Profile forward = observer.profile();
        parts.forEach(forward::addAll);
        Profile backward = observer.profile();
        parts.reversed().forEach(backward::addAll);
        // In a tree: pairs first.
        Profile tree = observer.profile();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            tree.addAll(observer.profile().addAll(parts.get(i + 1)).addAll(parts.get(i)));
        }
        if (parts.size() % 2 == 1) {
            tree.addAll(parts.getLast());
        }

        for (Profile merged : List.of(forward, backward, tree)) {
            assertSameCounts(merged, whole);
        }
    }

    /// The bound that the sketch gives for two of its ranks.
    private static void assertSameCounts(Profile merged, Profile whole) {
        List<Reference> references = CATALOG.baseline().references();
        for (int place = 0; place < references.size(); place++) {
            CellCounts one = merged.counts(place);
            CellCounts other = whole.counts(place);
            assertThat(one.cells()).as(references.get(place).name()).isEqualTo(other.cells());
            assertThat(one.titles()).isEqualTo(other.titles());
            assertThat(one.unseenNames(10)).isEqualTo(other.unseenNames(10));
            if (references.get(place) instanceof NumberReference number && other.present() > 0) {
                assertThat(one.mean(number)).isEqualTo(other.mean(number));
                assertThat(one.deviation(number)).isEqualTo(other.deviation(number));
                for (double share = 0.1; share < 1; share += 0.1) {
                    float value = (float) other.quantile(share);
                    assertThat(one.values().getRank(value))
                            .isCloseTo(other.values().getRank(value), within(0.035));
                }
            }
        }
    }

    @Test
    void moments_are_those_of_the_values() {
        Observer observer = CATALOG.observer();
        Profile profile = observer.profile();
        List<Title> titles = CATALOG.titles(5_000, UnaryOperator.identity());
        titles.forEach(title -> observer.title(profile, title));
        double[] sizes = titles.stream().mapToDouble(t -> t.description().length()).toArray();
        double mean = 0;
        for (double size : sizes) {
            mean += size / sizes.length;
        }
        double variance = 0;
        for (double size : sizes) {
            variance += (size - mean) * (size - mean) / sizes.length;
        }

        int place = place("description_length");
        NumberReference number = (NumberReference) CATALOG.baseline().references().get(place);
        CellCounts counts = profile.counts(place);
        assertThat(counts.mean(number)).isCloseTo(mean, within(1e-4));
        assertThat(counts.deviation(number)).isCloseTo(Math.sqrt(variance), within(1e-4));
        assertThat(counts.meanSize(number)).isCloseTo(mean, within(1e-4));
        assertThat(counts.quantile(0.5)).isBetween(145.0, 155.0);
    }

    @Test
    void what_does_not_apply_is_not_counted_and_what_is_unknown_is_missing() {
        Observer observer = CATALOG.observer();
        Profile profile = observer.profile();
        observer.title(
                profile,
                CATALOG.titles(1, draw -> draw.withKind(false).withMinutes(null)).getFirst());

        assertThat(profile.counts(place("seasons")).titles()).isZero();
        assertThat(profile.counts(place("runtime_minutes")).titles()).isEqualTo(1);
        assertThat(profile.counts(place("runtime_minutes")).present()).isZero();
    }

    @Test
    void is_small_however_much_it_has_counted() {
        assertThat(CATALOG.observe(CATALOG.titles(50_000, UnaryOperator.identity())).toBytes())
                .hasSizeLessThan(120_000);
    }

    private static int place(String name) {
        return CATALOG.baseline().references().stream().map(Reference::name).toList().indexOf(name);
    }
}
