package io.marquee.dashboard.runs;

import io.marquee.UserError;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Starts what was ordered, after looking whether it can be. It asks nobody's permission: that is
/// for those who call it.
public class RunStarter {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int SUFFIX_LENGTH = 6;

    private final Launcher launcher;
    private final OptionSheets sheets;
    private final InputFiles files;
    private final InstantSource clock;
    private final RandomGenerator random;

    RunStarter(
            Launcher launcher,
            OptionSheets sheets,
            InputFiles files,
            InstantSource clock,
            RandomGenerator random) {
        this.launcher = launcher;
        this.sheets = sheets;
        this.files = files;
        this.clock = clock;
        this.random = random;
    }

    /// An id for a launch that nobody has yet; ids sort by time.
    public String freshId() {
        StringBuilder id =
                new StringBuilder("launch-").append(MILLISECONDS.format(clock.instant()));
        id.append('-');
        for (int i = 0; i < SUFFIX_LENGTH; i++) {
            id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return id.toString();
    }

    /// What is wrong with an order, by the name of the option; `runner` for where to run. Empty if
    /// nothing is.
    ///
    /// @throws UserError if the options of the command cannot be told
    public Map<String, String> faults(LaunchOrder order) {
        return switch (check(order)) {
            case OrderCheck.Checked.Fine _ -> Map.of();
            case OrderCheck.Checked.Faulty(var faults) -> faults;
        };
    }

    /// Starts a run, unless one was started under this id before.
    ///
    /// @param id from [#freshId]
    /// @param by who ordered it
    /// @throws UserError if something is wrong with the order, or it cannot be started
    public void start(String id, LaunchOrder order, String by) {
        switch (check(order)) {
            case OrderCheck.Checked.Fine(var arguments) ->
                    launcher.launch(id, order, arguments, by);
            case OrderCheck.Checked.Faulty(var faults) ->
                    throw new UserError(
                            faults.entrySet().stream()
                                    .map(fault -> fault.getKey() + ": " + fault.getValue())
                                    .collect(Collectors.joining(" ")));
        }
    }

    private OrderCheck.Checked check(LaunchOrder order) {
        return new OrderCheck(sheets.of(order.command()), files).check(order);
    }
}
