package io.marquee.label;

import io.marquee.catalog.TitleIdentity;

/// Splits titles into equal parts at random, for purposes that must not know of each other.
///
/// Like [Split], a title's part follows from its identity alone.
public enum Fold {
    /// Which titles a model of the cross-validation is tested on.
    VALIDATION(0xC055_0001L),
    /// Which titles a track record is kept from.
    RECORD(0xC055_0002L),
    /// In which order titles join the training of a learning curve.
    CURVE(0xC055_0003L),
    /// Which titles a trial of the model search is judged by.
    SEARCH(0xC055_0004L),
    /// As [#SEARCH], but parted anew: for the trials of those that are still in it at the end.
    SEARCH_AGAIN(0xC055_0005L);

    private final long salt;

    Fold(long salt) {
        this.salt = salt;
    }

    /// The title's part, 0 to `parts - 1`.
    public int of(TitleIdentity identity, int parts) {
        return (int) Long.remainderUnsigned(identity.hash(salt), parts);
    }
}
