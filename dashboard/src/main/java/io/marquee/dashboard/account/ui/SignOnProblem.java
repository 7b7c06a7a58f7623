package io.marquee.dashboard.account.ui;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why a login by single sign-on failed, as the login page tells it.
enum SignOnProblem {
    ROLE(
            "You may not use this dashboard",
            "You are in none of the groups that may. Ask whoever runs it to let yours in."),
    DISABLED("Your account is disabled", "An admin of this dashboard can enable it again."),
    DENIED("The login was not finished", "You can try once more."),
    UNREACHABLE(
            "Single sign-on cannot be reached",
            "The server that knows who you are does not answer. Try again later; if it stays so, tell whoever runs this dashboard."),
    FAILED(
            "Single sign-on did not work",
            "What came back cannot be trusted, or is too old. Try again; if it stays so, tell whoever runs this dashboard.");

    private final String title;
    private final String sentence;

    SignOnProblem(String title, String sentence) {
        this.title = title;
        this.sentence = sentence;
    }

    String title() {
        return title;
    }

    String sentence() {
        return sentence;
    }

    /// As it stands in an address.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SignOnProblem> of(String word) {
        return Arrays.stream(values()).filter(problem -> problem.word().equals(word)).findFirst();
    }
}
