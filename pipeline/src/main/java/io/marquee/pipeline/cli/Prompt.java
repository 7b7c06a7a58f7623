package io.marquee.pipeline.cli;

import java.io.Console;
import java.util.Optional;

/// Asks whoever sits at the terminal.
interface Prompt {

    /// @return what was typed; empty if nobody is there
    Optional<String> ask(String question);

    /// Asks on standard output and listens to standard input, if both are a terminal.
    @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again without a terminal
    static Optional<String> atTheTerminal(String question) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return Optional.empty();
        }
        String answer = console.readLine("%s", question);
        return Optional.of(answer == null ? "" : answer.strip());
    }
}
