package io.marquee.serving;

import io.marquee.UserError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds the model that serves, and puts another in its place when the source says so.
///
/// A request takes the model once and keeps it, so no answer is of two models, and the old one is
/// gone when the last request that holds it has ended.
final class ModelSlot {

    private static final Logger LOG = LoggerFactory.getLogger(ModelSlot.class);

    /// After a model could not be opened it is left alone for so long.
    private static final Duration REST = Duration.ofSeconds(60);

    private final ModelSource source;
    private final Meter meter;
    private final InstantSource clock;
    private final AtomicReference<@Nullable ServedModel> current = new AtomicReference<>();
    private @Nullable Refused refused;
    private @Nullable String lastTrouble;

    /// A version that does not serve, and when that may change.
    private record Refused(String version, Instant until) {}

    ModelSlot(ModelSource source, Meter meter, InstantSource clock) {
        this.source = source;
        this.meter = meter;
        this.clock = clock;
    }

    /// The model to answer with; empty while there is none.
    Optional<ServedModel> current() {
        return Optional.ofNullable(current.get());
    }

    /// Loads the model that should serve, unless it serves already.
    ///
    /// @throws UserError if it cannot be used; the one before goes on serving
    synchronized void refresh() {
        Optional<String> wanted = source.wanted();
        if (wanted.isEmpty()) {
            throw new UserError("There is no champion yet. Train a model, or promote one.");
        }
        String version = wanted.get();
        ServedModel serving = current.get();
        if (serving != null
                && (source instanceof ModelSource.Fixed || serving.version().equals(version))) {
            refused = null;
            return;
        }
        if (refused != null
                && refused.version().equals(version)
                && clock.instant().isBefore(refused.until())) {
            return;
        }
        refused = new Refused(version, clock.instant().plus(REST));
        ServedModel next;
        try {
            next = open(version);
        } catch (UserError e) {
            meter.modelFailed("load");
            throw e;
        }
        if (next != null) {
            refused = null;
            current.set(next);
            meter.modelServes(next.version());
            announce(serving, next);
        }
    }

    private @Nullable ServedModel open(String version) {
        return switch (ServedModel.open(source.load(version))) {
            case ServedModel.Opened.Ready(ServedModel model) -> model;
            case ServedModel.Opened.Different(String name, String difference) -> {
                meter.modelFailed("golden");
                String message =
                        "The model %s does not serve: %s. Train it anew, or serve another."
                                .formatted(name, difference);
                if (source instanceof ModelSource.Fixed) {
                    throw new UserError(message);
                }
                LOG.error("{}", message);
                yield null;
            }
        };
    }

    private static void announce(@Nullable ServedModel before, ServedModel next) {
        LOG.info(
                "Model {} serves{}",
                next.version(),
                before == null ? "" : " in place of " + before.version());
        if (!next.proven()) {
            LOG.warn(
                    "Model {} has no golden predictions, so nothing proves that it answers as when it was released; train it anew to have them",
                    next.version());
        }
    }

    /// As [#refresh], with trouble told in the log, once for each kind.
    synchronized void refreshOrTell() {
        try {
            refresh();
            lastTrouble = null;
        } catch (UserError e) {
            if (!e.getMessage().equals(lastTrouble)) {
                LOG.warn("{}", e.getMessage());
            }
            lastTrouble = e.getMessage();
        }
    }
}
