package io.marquee.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.catalog.Kind;
import io.marquee.catalog.TitleIdentity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

    private static final int TITLES = 100_000;
    private static final List<TitleIdentity> IDENTITIES =
            IntStream.range(0, TITLES)
                    .mapToObj(i -> TitleIdentity.of("Title " + i, Kind.MOVIE, 2000 + i % 20))
                    .toList();

    @Test
    void holds_back_a_fifth_for_the_test_with_any_seed() {
        for (long seed : new long[] {0, 1, 42, -1, Long.MIN_VALUE}) {
            long test = IDENTITIES.stream().filter(i -> Split.of(i, seed) == Split.TEST).count();

            assertThat(test / (double) TITLES).as("seed %d", seed).isCloseTo(0.2, within(0.005));
        }
    }

    /// Golden: a title that was tested on must never be trained on by a later version.
    @Test
    void never_moves_a_title_to_the_other_part() {
        String[] names = {"Dick Johnson Is Dead", "Blood & Water", "東京", "Up", "Zodiac", "Zubaan"};

        assertThat(parts(names, 0)).isEqualTo("TRAIN TRAIN TEST TEST TRAIN TEST");
        assertThat(parts(names, 42)).isEqualTo("TEST TRAIN TRAIN TRAIN TRAIN TRAIN");
    }

    @Test
    void falls_independently_for_each_seed() {
        for (long other : new long[] {1, 2, 3, 43, 1L << 40}) {
            long both =
                    IDENTITIES.stream()
                            .filter(i -> Split.of(i, 0) == Split.TEST)
                            .filter(i -> Split.of(i, other) == Split.TEST)
                            .count();

            assertThat(both / (double) TITLES).as("seed %d", other).isCloseTo(0.04, within(0.003));
        }
    }

    @Test
    void falls_independently_of_the_plain_hash_with_the_same_seed() {
        long both =
                IDENTITIES.stream()
                        .filter(i -> Split.of(i, 42) == Split.TEST)
                        .filter(i -> (i.hash(42) >>> 11) * 0x1.0p-53 < 0.2)
                        .count();

        assertThat(both / (double) TITLES).isCloseTo(0.04, within(0.003));
    }

    @Test
    void keeps_rows_of_one_title_together() {
        assertThat(Split.of(TitleIdentity.of("LOVE IN A PUFF\u00A0", Kind.MOVIE, 2010), 42))
                .isEqualTo(Split.of(TitleIdentity.of("Love in a Puff", Kind.MOVIE, 2010), 42));
    }

    private static String parts(String[] names, long seed) {
        return Arrays.stream(names)
                .map(name -> Split.of(TitleIdentity.of(name, Kind.MOVIE, 2020), seed))
                .map(Split::name)
                .collect(Collectors.joining(" "));
    }
}
