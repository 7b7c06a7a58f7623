package io.marquee.dashboard.account;

/// The record of who did what, when and from where.
public interface Audit {

    /// Records what the present user does. Call it before doing it: what is not recorded is not
    /// done.
    ///
    /// @param action what is done, such as `run.launch` or `model.promote`
    /// @param subject what it is done to, such as a version or the arguments of a run; no secrets
    void record(String action, String subject);
}
