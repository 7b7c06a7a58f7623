package io.marquee.dashboard.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.dashboard.account.Roles;
import io.marquee.registry.Champion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class ChampionServiceTest {

    @TempDir Path folder;
    final List<String> audit = new ArrayList<>();
    TwoModels some;
    ChampionService service;

    @BeforeEach
    void open() {
        some = new TwoModels(folder);
        service =
                new ChampionService(
                        some.store(), (action, subject) -> audit.add(action + " " + subject));
        logIn(Roles.OPERATOR);
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void promotes_what_the_gate_accepted() {
        service.promote("v0", " ");

        assertThat(last())
                .extracting(Champion.Move::version, Champion.Move::reason, Champion.Move::by)
                .containsExactly("v0", "Promoted by hand.", "ann");
        assertThat(audit).containsExactly("model.promote v0");
    }

    @Test
    void overrules_the_gate_for_a_reason_alone() {
        assertThatThrownBy(() -> service.promote("v2", " "))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("The gate refused the model v2: It is worse than")
                .hasMessageEndingWith(
                        "Say why it should score all the same: the history keeps it.");
        assertThat(last().version()).isEqualTo("v1");
        assertThat(audit).isEmpty();

        service.promote("v2", " It knows series. ");
        assertThat(last())
                .extracting(Champion.Move::version, Champion.Move::reason, Champion.Move::by)
                .containsExactly("v2", "It knows series.", "ann");
        assertThat(audit).containsExactly("model.overrule v2: It knows series.");
    }

    @Test
    void rolls_back_for_a_reason_and_to_what_the_person_was_told() {
        assertThatThrownBy(() -> service.rollBack("v0", ""))
                .isInstanceOf(UserError.class)
                .hasMessage("Say why the champion is taken back: the history keeps it.");
        assertThatThrownBy(() -> service.rollBack("v7", "Bad."))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Somebody changed the champion in the meantime: the one before it is v0 now. Look again.");
        assertThat(audit).isEmpty();

        service.rollBack("v0", "Bad.");
        assertThat(last())
                .extracting(Champion.Move::version, Champion.Move::action, Champion.Move::reason)
                .containsExactly("v0", Champion.Action.ROLLED_BACK, "Bad.");
        assertThat(audit).containsExactly("model.rollback v0: Bad.");
    }

    @Test
    void does_nothing_that_cannot_be_recorded() {
        ChampionService unrecorded =
                new ChampionService(
                        some.store(),
                        (_, _) -> {
                            throw new UserError("The audit log is full.");
                        });
        assertThatThrownBy(() -> unrecorded.promote("v0", "")).hasMessage("The audit log is full.");
        assertThatThrownBy(() -> unrecorded.rollBack("v0", "Bad."))
                .hasMessage("The audit log is full.");
        assertThat(last().version()).isEqualTo("v1");
    }

    @Test
    void obeys_operators_alone() {
        logIn(Roles.VIEWER);
        assertThatThrownBy(() -> service.promote("v0", ""))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> service.rollBack("v0", "Bad."))
                .isInstanceOf(AccessDeniedException.class);
        SecurityContextHolder.clearContext();
        assertThatThrownBy(() -> service.promote("v0", ""))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(last().version()).isEqualTo("v1");
        assertThat(audit).isEmpty();
    }

    private Champion.Move last() {
        return some.models().pointer().orElseThrow().history().getLast();
    }

    private static void logIn(String role) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("ann", "", "ROLE_" + role));
    }
}
