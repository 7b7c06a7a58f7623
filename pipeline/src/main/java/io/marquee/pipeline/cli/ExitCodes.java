package io.marquee.pipeline.cli;

/// How commands end.
final class ExitCodes {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int REFUSED = 3;
    static final int DIFFERS = 3;
    static final int DRIFTED = 3;

    private ExitCodes() {}
}
