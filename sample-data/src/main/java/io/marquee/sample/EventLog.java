package io.marquee.sample;

import java.io.IOException;

/// Writes events in a lightly shuffled order, as a log that many servers write to: each event waits
/// in a window for a random while. Some come through twice, as from a queue that delivers at least
/// once.
final class EventLog {

    private static final int WINDOW = 512;
    private static final double REPEATED_SHARE = 0.005;

    /// Where lines go.
    interface Sink {
        void write(String line) throws IOException;
    }

    /// @param line without its id, or with it if the event comes for the second time
    private record Waiting(String line, boolean again) {}

    private final Waiting[] window = new Waiting[WINDOW];
    private final Dice dice;
    private int filled;
    private long written;
    private long repeated;

    EventLog(long seed) {
        this.dice = Dice.of(seed, Dice.Use.SHUFFLE, 0);
    }

    /// Takes an event in, and writes another one down.
    ///
    /// @param line without its id
    void add(String line, Sink sink) throws IOException {
        push(new Waiting(line, false), sink);
    }

    /// Writes down all that still waits.
    void flush(Sink sink) throws IOException {
        while (filled > 0) {
            int place = dice.below(filled);
            Waiting next = window[place];
            window[place] = window[--filled];
            release(next, sink);
        }
    }

    /// How many lines were written, repeated ones among them.
    long written() {
        return written;
    }

    /// How many lines repeat an event.
    long repeated() {
        return repeated;
    }

    private void push(Waiting event, Sink sink) throws IOException {
        if (filled < WINDOW) {
            window[filled++] = event;
            return;
        }
        int place = dice.below(WINDOW);
        Waiting next = window[place];
        window[place] = event;
        release(next, sink);
    }

    private void release(Waiting event, Sink sink) throws IOException {
        written++;
        if (event.again()) {
            repeated++;
            sink.write(event.line());
            return;
        }
        String line = "e" + (written - repeated) + "," + event.line();
        sink.write(line);
        if (dice.chance(REPEATED_SHARE)) {
            push(new Waiting(line, true), sink);
        }
    }
}
