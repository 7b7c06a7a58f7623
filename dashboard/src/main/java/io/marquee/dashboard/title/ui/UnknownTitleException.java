package io.marquee.dashboard.title.ui;

/// There is no such title.
final class UnknownTitleException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param sentence where it is not, for people
    UnknownTitleException(String sentence) {
        super(sentence);
    }
}
