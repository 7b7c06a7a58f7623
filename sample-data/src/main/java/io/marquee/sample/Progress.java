package io.marquee.sample;

import java.io.PrintWriter;

/// Says how far a run is: one line that moves on a terminal, a plain line now and then elsewhere.
final class Progress {

    private static final int ON_TERMINAL = 2_000;
    private static final int ELSEWHERE = 100_000;

    private final PrintWriter err;
    private final boolean terminal;
    private final int titles;
    private final long startedNanos = System.nanoTime();

    Progress(PrintWriter err, boolean terminal, int titles) {
        this.err = err;
        this.terminal = terminal;
        this.titles = titles;
    }

    /// @param done titles so far
    void at(int done) {
        if (done % (terminal ? ON_TERMINAL : ELSEWHERE) != 0) {
            return;
        }
        double seconds = Math.max(1e-3, (System.nanoTime() - startedNanos) / 1e9);
        String line =
                "generate: %,d of %,d titles, %,.0f per second"
                        .formatted(done, titles, done / seconds);
        if (terminal) {
            err.print("\r" + line + (done == titles ? "\n" : ""));
        } else {
            err.println(line);
        }
        err.flush();
    }

    /// Ends the line that moves.
    void end() {
        if (terminal && titles % ON_TERMINAL != 0 && titles > ON_TERMINAL) {
            err.println();
            err.flush();
        }
    }
}
