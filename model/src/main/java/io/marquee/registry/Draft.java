package io.marquee.registry;

import java.util.List;

/// A folder in the making: filled by any number of writers, then made visible as a whole.
///
/// The object holds no state: any process that names the same draft continues it.
public interface Draft {

    /// Begins the draft, or continues it.
    ///
    /// @return where to write files directly: a path or an `s3://` address. What begins with a dot
    ///   there counts as temporary, and is gone after the commit
    String open();

    /// Creates or replaces one file.
    ///
    /// @param path within the draft
    void write(String path, byte[] content);

    /// What has been written so far, sorted by path; without what is temporary.
    List<StoredFile> files();

    /// Writes the seal, and makes the folder visible.
    ///
    /// @return false if the target was committed before; it stays as it was, and this draft is gone
    /// @throws io.marquee.UserError if there is no draft: it was never opened, or cleaned up
    ///   because its run was taken for dead
    boolean commit(byte[] seal);
}
