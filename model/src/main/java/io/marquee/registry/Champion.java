package io.marquee.registry;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which model scores, and which did before: `models/champion`.
///
/// The history is never cut: who let which model score, and why, is kept for good. It grows by some
/// 200 bytes with each move, so a thousand promotions are a file of 200 kB.
///
/// @param formatVersion see [FormatVersion]
/// @param version the model that scores now
/// @param history every move there ever was, oldest first
public record Champion(int formatVersion, String version, List<Move> history) {

    public Champion {
        Key.checkId("model version", version);
        history = List.copyOf(history);
        if (history.isEmpty() || !history.getLast().version().equals(version)) {
            throw new IllegalArgumentException("the last move was not to " + version);
        }
    }

    /// One change of champion.
    ///
    /// @param version the champion from then on
    /// @param reason why, in a sentence
    /// @param by who or what did it
    public record Move(String version, Instant at, Action action, String reason, String by) {}

    /// What a move did.
    public enum Action {
        PROMOTED,
        ROLLED_BACK
    }

    /// The champion that a rollback returns to: the one before the current, where rollbacks have
    /// undone promotions. Empty if there is none.
    public Optional<String> previous() {
        Deque<String> reign = new ArrayDeque<>();
        for (Move move : history) {
            switch (move.action()) {
                case PROMOTED -> {
                    if (!move.version().equals(reign.peek())) {
                        reign.push(move.version());
                    }
                }
                case ROLLED_BACK -> reign.pop();
            }
        }
        return reign.stream().skip(1).findFirst();
    }

    static Champion after(@Nullable Champion before, Move move) {
        List<Move> history = new ArrayList<>(before == null ? List.of() : before.history());
        history.add(move);
        return new Champion(FormatVersion.CURRENT, move.version(), history);
    }
}
