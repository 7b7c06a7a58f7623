package io.marquee.pipeline.cli;

import io.marquee.pipeline.run.ProgressScreen;
import io.marquee.pipeline.run.Stage;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A line a stage on standard error: renewed in place on a terminal, written once at its end
/// elsewhere.
final class ProgressLines implements ProgressScreen {

    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final PrintStream out;
    private final boolean terminal;
    private final Map<Stage, String> running = new EnumMap<>(Stage.class);

    private ProgressLines(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /// A screen on standard error.
    static ProgressScreen onStandardError() {
        return new ProgressLines(
                System.err,
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
    }

    @Override
    public void running(Stage stage, long rows, Duration elapsed) {
        if (terminal) {
            running.put(stage, stage.label() + " " + number(rows));
            String line = String.join("  ", running.values());
            out.print(CLEAR_LINE + line.substring(0, Math.min(line.length(), 78)));
            out.flush();
        }
    }

    @Override
    public void done(Stage stage, long rows, Duration elapsed) {
        if (terminal && !running.isEmpty()) {
            out.print(CLEAR_LINE);
            running.clear();
        }
        double seconds = elapsed.toMillis() / 1_000.0;
        String rate = seconds < 0.05 ? "" : String.format(Locale.ROOT, "  %,.0f/s", rows / seconds);
        out.println(
                String.format(
                        Locale.ROOT,
                        "%-10s %,10d %-22s %6.1f s%s",
                        stage.label(),
                        rows,
                        stage.rows(),
                        seconds,
                        rate));
    }

    private static String number(long rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }
}
