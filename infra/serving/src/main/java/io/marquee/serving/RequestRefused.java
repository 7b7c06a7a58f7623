package io.marquee.serving;

/// Ends the work on a request; never leaves this package.
final class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    RequestRefused(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
