package io.marquee.label;

import io.marquee.catalog.TitleIdentity;

/// Which part of the data a title belongs to.
///
/// The part follows from the title's identity and the seed alone: the same on every machine, for
/// every order of rows, and for the same title in next month's catalog, so that what was tested on
/// is never trained on later.
public enum Split {
    TRAIN,
    TEST;

    /// The share of titles that is held back for the test.
    public static final double TEST_SHARE = 0.2;

    /// Names this use of the hash, so that it is independent of others with the same seed.
    private static final long SALT = 0x5911_7A1EL;

    /// The part that a title belongs to.
    public static Split of(TitleIdentity identity, long seed) {
        double uniform = (identity.hash(seed ^ SALT) >>> 11) * 0x1.0p-53;
        return uniform < TEST_SHARE ? TEST : TRAIN;
    }
}
