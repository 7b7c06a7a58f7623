package io.marquee.dashboard.models;

import io.marquee.UserError;
import io.marquee.dashboard.account.Audit;
import io.marquee.dashboard.account.Roles;
import io.marquee.registry.Champion;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.Models;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.Workspace;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.stereotype.Service;

/// Decides which model scores; for operators, which is looked at here too. Every change is in the
/// champion's history, with who made it and why.
@Service
@RolesAllowed(Roles.OPERATOR)
public class ChampionService {

    private final ObjectStore store;
    private final Audit audit;

    /// @param store where the workspace lies
    public ChampionService(ObjectStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /// Makes a version champion. What the gate refused takes a reason: it is overruled.
    ///
    /// @param reason why, in a sentence; may be blank for what the gate accepted
    /// @throws UserError if there is no such version, if it is damaged, or if it was refused and
    ///   nobody says why it should score
    /// @throws org.springframework.security.access.AccessDeniedException if the user is no operator
    public Champion promote(String version, String reason) {
        String by = Operators.require();
        Models models = models();
        ModelManifest.Gate gate = models.require(version).manifest().gate();
        String why = reason.strip();
        if (!gate.accepted() && why.isEmpty()) {
            throw new UserError(
                    "The gate refused the model %s: %s Say why it should score all the same: the history keeps it."
                            .formatted(version, gate.sentence()));
        }
        audit.record(
                gate.accepted() ? "model.promote" : "model.overrule",
                why.isEmpty() ? version : version + ": " + why);
        return gate.accepted()
                ? models.promote(version, why.isEmpty() ? "Promoted by hand." : why, by)
                : models.overrule(version, why, by);
    }

    /// Makes a version champion as [#promote] does, unless another than `expected` is by now.
    ///
    /// @param expected the version that scores, as whoever asks was told
    /// @throws UserError also if it does not any more
    public Champion promoteInPlaceOf(String expected, String version, String reason) {
        var _ = Operators.require();
        String present = models().pointer().map(Champion::version).orElse("none");
        if (!present.equals(expected)) {
            throw new UserError(
                    "Somebody changed the champion in the meantime: it is %s now. Look again."
                            .formatted(present));
        }
        return promote(version, reason);
    }

    /// Returns to the champion before this one.
    ///
    /// @param reason why, in a sentence
    /// @param expected the version to return to, as the person was told
    /// @throws UserError if there is no reason or no earlier champion, if that is damaged, or if
    ///   another than `expected` would become champion by now
    public Champion rollBack(String expected, String reason) {
        String by = Operators.require();
        String why = reason.strip();
        if (why.isEmpty()) {
            throw new UserError("Say why the champion is taken back: the history keeps it.");
        }
        Models models = models();
        String previous = models.pointer().flatMap(Champion::previous).orElse("");
        if (!previous.isEmpty() && !previous.equals(expected)) {
            throw new UserError(
                    "Somebody changed the champion in the meantime: the one before it is %s now. Look again."
                            .formatted(previous));
        }
        audit.record("model.rollback", expected + ": " + why);
        return models.rollback(why, by);
    }

    private Models models() {
        return Workspace.open(store).models();
    }
}
