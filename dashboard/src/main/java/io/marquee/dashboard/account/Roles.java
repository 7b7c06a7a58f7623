package io.marquee.dashboard.account;

/// What people may do; each may do all that those before it may. Names as they stand in
/// `@RolesAllowed`: whoever has a role has those before it too.
public final class Roles {

    /// Looks at everything but accounts.
    public static final String VIEWER = "VIEWER";

    /// Launches and cancels runs, schedules them, promotes models.
    public static final String OPERATOR = "OPERATOR";

    /// Decides who may do what, and reads the audit log.
    public static final String ADMIN = "ADMIN";

    private Roles() {}
}
