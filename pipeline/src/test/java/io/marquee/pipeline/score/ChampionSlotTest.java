package io.marquee.pipeline.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.infra.Workspaces;
import io.marquee.pipeline.SomeTitles;
import io.marquee.pipeline.Unwatched;
import io.marquee.pipeline.run.RunContext;
import io.marquee.registry.Champion;
import io.marquee.registry.Models;
import io.marquee.scoring.ScoringModel;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChampionSlotTest {

    private static final String FIRST = "20261122T161055Z-model1";
    private static final String SECOND = "20261122T161056Z-model2";

    private final RunContext run = Unwatched.run();
    private final Models models = Workspaces.open(run.workspace()).models();
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final ChampionSlot slot =
            new ChampionSlot(
                    () -> models.pointer().map(Champion::version),
                    version -> ScoringModel.open(models.require(version)),
                    now::get);

    @BeforeEach
    void publishTwo() {
        SmallModel.publish(run, FIRST, SomeTitles.observed(3, 100));
        SmallModel.publish(run, SECOND, SomeTitles.observed(4, 100));
    }

    @Test
    void is_empty_until_there_is_a_champion() {
        assertThat(slot.current()).isEmpty();
        promote(FIRST);
        wait(2);
        assertThat(version()).isEqualTo(FIRST);
    }

    @Test
    void takes_the_new_champion_and_lets_go_of_the_old() {
        promote(FIRST);
        WeakReference<ScoringModel> old = new WeakReference<>(slot.current().orElseThrow());
        promote(SECOND);

        assertThat(version()).isEqualTo(FIRST);
        wait(2);
        assertThat(version()).isEqualTo(SECOND);
        assertThat(isGone(old)).isTrue();
    }

    @Test
    void goes_on_with_the_old_where_the_new_cannot_be_used() {
        promote(FIRST);
        AtomicReference<String> pointer = new AtomicReference<>(FIRST);
        ChampionSlot picky =
                new ChampionSlot(
                        () -> Optional.of(pointer.get()),
                        version -> {
                            if (version.equals(SECOND)) {
                                throw new UserError("It is damaged.");
                            }
                            return ScoringModel.open(models.require(version));
                        },
                        now::get);
        assertThat(picky.current().orElseThrow().version()).isEqualTo(FIRST);

        pointer.set(SECOND);
        wait(2);
        assertThat(picky.current().orElseThrow().version()).isEqualTo(FIRST);
    }

    @Test
    void says_so_where_the_first_cannot_be_used() {
        ChampionSlot broken =
                new ChampionSlot(
                        () -> Optional.of(FIRST),
                        _ -> {
                            throw new UserError("It is damaged.");
                        },
                        now::get);
        assertThatThrownBy(broken::current).isInstanceOf(UserError.class);
        assertThatThrownBy(broken::current).isInstanceOf(UserError.class);
    }

    private void promote(String version) {
        models.promote(version, "For a test.", "test");
    }

    private void wait(int seconds) {
        now.updateAndGet(time -> time.plus(Duration.ofSeconds(seconds)));
    }

    private String version() {
        return slot.current().orElseThrow().version();
    }

    /// Collections are asked for until it is gone, or clearly stays.
    private static boolean isGone(WeakReference<?> reference) {
        for (int i = 0; i < 50 && reference.get() != null; i++) {
            System.gc();
        }
        return reference.get() == null;
    }
}
