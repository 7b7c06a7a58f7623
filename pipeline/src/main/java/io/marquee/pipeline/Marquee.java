package io.marquee.pipeline;

import io.marquee.pipeline.cli.CommandLines;

/// The program behind `./marquee train`, `score`, `models`, `runs` and `doctor`.
public final class Marquee {

    private Marquee() {}

    /// Runs one command and exits with its code: 0 done, 1 failed, 2 wrong usage or input, 3 done
    /// but the gate refused.
    public static void main(String[] arguments) {
        System.exit(CommandLines.run(arguments));
    }
}
