package io.marquee.pipeline.score;

import io.marquee.UserError;
import io.marquee.infra.Workspaces;
import io.marquee.registry.Champion;
import io.marquee.registry.Models;
import io.marquee.scoring.ScoringModel;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds the champion of a workspace for all that a worker does, and puts another in its place when
/// the registry's pointer has moved.
///
/// Whoever takes the model keeps it for one piece of work, so nothing is of two models, and the old
/// one is gone when the last such piece is done.
public final class ChampionSlot {

    /// How long a pointer that has moved may go unnoticed.
    private static final Duration LOOK = Duration.ofSeconds(2);

    /// After a model could not be opened it is left alone for so long.
    private static final Duration REST = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(ChampionSlot.class);

    /// By workspace, for as long as somebody uses it.
    private static final Map<String, WeakReference<ChampionSlot>> SLOTS = new HashMap<>();

    private final Supplier<Optional<String>> pointer;
    private final Function<String, ScoringModel> open;
    private final InstantSource clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable ScoringModel model;
    private volatile Instant nextLook = Instant.MIN;

    /// A slot of its own.
    ///
    /// @param pointer which version is champion; empty before the first promotion
    /// @param open opens a version
    ChampionSlot(
            Supplier<Optional<String>> pointer,
            Function<String, ScoringModel> open,
            InstantSource clock) {
        this.pointer = pointer;
        this.open = open;
        this.clock = clock;
    }

    /// The slot that all of this process share for a workspace.
    public static synchronized ChampionSlot of(String workspace) {
        WeakReference<ChampionSlot> known = SLOTS.get(workspace);
        ChampionSlot slot = known == null ? null : known.get();
        if (slot == null) {
            Models models = Workspaces.open(workspace).models();
            slot =
                    new ChampionSlot(
                            () -> models.pointer().map(Champion::version),
                            version -> ScoringModel.open(models.require(version)),
                            InstantSource.system());
            SLOTS.put(workspace, new WeakReference<>(slot));
        }
        return slot;
    }

    /// The model to work with now; empty while there is no champion.
    ///
    /// @throws UserError if the first one cannot be opened; a later one that cannot is tried again
    ///   in a while, and the one before goes on
    public Optional<ScoringModel> current() {
        if (!clock.instant().isBefore(nextLook)) {
            if (model == null) {
                looking.lock();
                look();
            } else if (looking.tryLock()) {
                look();
            }
        }
        return Optional.ofNullable(model);
    }

    /// With the lock held, which it gives back. After a first model that could not be opened the
    /// next who asks looks again.
    private void look() {
        try {
            Instant now = clock.instant();
            if (now.isBefore(nextLook)) {
                return;
            }
            ScoringModel before = model;
            Optional<String> wanted = pointer.get();
            boolean moved =
                    wanted.isPresent()
                            && (before == null || !before.version().equals(wanted.get()));
            nextLook = now.plus(moved && !replace(before, wanted.get()) ? REST : LOOK);
        } finally {
            looking.unlock();
        }
    }

    /// Whether the version could be put in the place of the one before.
    private boolean replace(@Nullable ScoringModel before, String version) {
        try {
            model = open.apply(version);
            LOG.debug("model {} scores now", version);
            return true;
        } catch (UserError e) {
            if (before == null) {
                throw e;
            }
            LOG.warn(
                    "the model {} goes on, for its successor cannot be used: {}",
                    before.version(),
                    e.getMessage());
            return false;
        }
    }
}
