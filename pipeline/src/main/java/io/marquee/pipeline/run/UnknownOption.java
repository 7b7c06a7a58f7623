package io.marquee.pipeline.run;

/// An option that neither Marquee nor Beam nor the runners have.
public final class UnknownOption extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String name;

    UnknownOption(String name, Throwable cause) {
        super("There is no option %s.".formatted(name), cause);
        this.name = name;
    }

    /// As it was written, without a value: `--tress`.
    public String name() {
        return name;
    }
}
