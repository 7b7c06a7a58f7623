package io.marquee.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TitleMakerTest {

    private static final long SEED = 7;

    @Test
    void makes_a_title_the_same_whatever_was_made_before() {
        TitleMaker fresh = new TitleMaker(new Vocabulary(), SEED, 1_000);
        TitleMaker used = new TitleMaker(new Vocabulary(), SEED, 1_000);
        for (int i = 0; i < 500; i++) {
            used.make(i);
        }

        assertThat(used.make(777)).isEqualTo(fresh.make(777));
    }

    @Test
    void never_names_two_works_alike_far_beyond_the_first_round_of_names() {
        TitleMaker maker = new TitleMaker(new Vocabulary(), SEED, 100_000);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            String name = maker.make(i).name().toLowerCase(Locale.ROOT);

            assertThat(names.add(name)).as(name).isTrue();
        }
    }

    @Test
    void adds_no_title_before_its_release() {
        TitleMaker maker = new TitleMaker(new Vocabulary(), SEED, 5_000);
        for (int i = 0; i < 5_000; i++) {
            SampleTitle title = maker.make(i);

            assertThat(title.releaseYear()).isBetween(1942, title.added().getYear());
            assertThat(title.genres()).doesNotHaveDuplicates().hasSizeBetween(1, 3);
        }
    }
}
