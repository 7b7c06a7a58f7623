package io.marquee.registry;

/// A file and its size.
///
/// @param path its key in the store; in a [Manifest] or [Draft], its path within that folder
/// @param bytes its size
public record StoredFile(String path, long bytes) {

    public StoredFile {
        Key.check(path);
        if (bytes < 0) {
            throw new IllegalArgumentException(path + " cannot have " + bytes + " bytes");
        }
    }
}
