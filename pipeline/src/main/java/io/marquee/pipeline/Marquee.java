package io.marquee.pipeline;

import io.marquee.pipeline.cli.CommandLines;

/// The program behind `./marquee train`, `score`, `models`, `runs`, `deploy` and `doctor`.
public final class Marquee {

    private static final String FLINK_SHUTDOWN = "flink-shutdown-hook";

    private Marquee() {}

    /// Runs one command and exits with its code: 0 done, 1 failed, 2 wrong usage or input, 3 done
    /// but the gate refused.
    public static void main(String[] arguments) {
        Thread.setDefaultUncaughtExceptionHandler(Marquee::tell);
        System.exit(CommandLines.run(arguments));
    }

    /// Tells of what nobody caught, but for what embedded Flink's actors may come across when the
    /// program ends: they look for classes that Flink has let go of, when all is done.
    private static void tell(Thread thread, Throwable error) {
        if (!thread.getName().startsWith(FLINK_SHUTDOWN)) {
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            error.printStackTrace();
        }
    }
}
