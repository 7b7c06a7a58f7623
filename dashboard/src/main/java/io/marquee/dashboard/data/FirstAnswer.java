package io.marquee.dashboard.data;

/// Something that every visitor asks first, and so is worked out before the first of them comes.
public interface FirstAnswer {

    /// Works it out, and remembers it.
    ///
    /// @param newest of the newest run that scored
    void prepare(RunTables newest);
}
