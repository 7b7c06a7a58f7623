package io.marquee.infra.sagemaker;

/// One thing that a deployment would do.
///
/// @param kind whether anything would happen
/// @param what in words: `model`, `endpoint configuration`
/// @param name of the thing
/// @param detail more of it; may be empty
public record Change(Kind kind, String what, String name, String detail) {

    /// What would happen.
    public enum Kind {
        UPLOAD,
        CREATE,
        UPDATE,
        KEEP,
        DELETE,
        /// Not asked: it would be made unless it is there.
        ENSURE
    }
}
