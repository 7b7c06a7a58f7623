package io.marquee.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.sample.Appeal.Credit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AppealTest {

    private static final double DIRECTED = 0.27 / 2;
    private static final double LED = 0.27 / Math.sqrt(3);

    private final TitleMaker maker = new TitleMaker(new Vocabulary(), 1, 1_000);

    @Test
    void credits_all_directors_and_the_first_three_of_the_cast() {
        SampleTitle title = title(2, 5);
        Person one = title.directors().get(0);
        Person two = title.directors().get(1);
        List<Person> cast = title.cast();

        Appeal appeal = Appeal.of(title, 1);

        assertThat(appeal.credits())
                .containsExactly(
                        new Credit(one, DIRECTED),
                        new Credit(two, DIRECTED),
                        new Credit(cast.get(0), LED),
                        new Credit(cast.get(1), LED),
                        new Credit(cast.get(2), LED));
        assertThat(appeal.people())
                .isCloseTo(
                        DIRECTED * (one.talent() + two.talent())
                                + LED
                                        * (cast.get(0).talent()
                                                + cast.get(1).talent()
                                                + cast.get(2).talent()),
                        within(1e-12));
        assertThat(appeal.peopleVariance()).isCloseTo(0.27 * 0.27 / 2 + 0.27 * 0.27, within(1e-12));
        assertThat(appeal.fromMetadata()).isEqualTo(appeal.facts() + appeal.people());
        assertThat(appeal.total()).isEqualTo(appeal.fromMetadata() + appeal.residual());
    }

    @Test
    void nobody_known_adds_nothing() {
        Appeal appeal = Appeal.of(title(0, 0), 1);

        assertThat(appeal.credits()).isEmpty();
        assertThat(appeal.people()).isZero();
        assertThat(appeal.peopleVariance()).isZero();
    }

    /// The first title with so many directors and so many in its cast.
    private SampleTitle title(int directors, int cast) {
        return IntStream.range(0, 1_000)
                .mapToObj(maker::make)
                .filter(t -> t.directors().size() == directors && t.cast().size() == cast)
                .findFirst()
                .orElseThrow();
    }
}
