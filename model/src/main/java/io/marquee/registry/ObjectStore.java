package io.marquee.registry;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where the bytes of a workspace lie: named objects, such as `models/champion`.
///
/// A key is segments joined by `/`; each is letters, digits, `.`, `_`, `=` and `-`, and does not
/// begin with a dot (see [Key]). What begins with a dot is the store's own: it is never listed and
/// cannot be named, so that bookkeeping and unfinished work stay out of sight.
///
/// Every method throws [io.marquee.UserError] where the store cannot be read or written (a full
/// disk, a read-only folder, no permission, an unreachable host), and is safe to call from many
/// threads and processes at once.
public interface ObjectStore {

    /// The whole content of an object; empty if there is none.
    Optional<byte[]> read(String key);

    /// Creates or replaces an object. Readers see the old content or the new, never a part of it.
    void write(String key, byte[] content);

    /// Creates an object unless it is there already.
    ///
    /// @return whether it was this call that created it
    boolean create(String key, byte[] content);

    /// Changes an object so that no change made by others at the same time is lost.
    ///
    /// Use it for every write of an object that is updated this way; a plain [#write] beside it
    /// would not take part.
    ///
    /// @param change makes the new content from the one there is, empty if there is none. Called
    ///   again when another writer got in between, so it must have no other effect
    /// @return the content as it now is
    byte[] update(String key, Change change);

    /// Adds to the end of an object, creating it where needed; for one writer only. A crash may
    /// leave a part of `content` behind.
    void append(String key, byte[] content);

    /// All objects below a folder, at any depth, sorted by key.
    ///
    /// @param folder for instance `models`, or `models/20261122T161055042Z-k3f9q2`
    List<StoredFile> list(String folder);

    /// Which folders are complete.
    ///
    /// @param folder where they lie, for instance `models`
    /// @param seal the file that a complete one has, for instance `model.json`
    /// @return their names in descending order: where names sort by time, the newest first
    default List<String> sealed(String folder, String seal) {
        String start = folder + "/";
        String end = "/" + seal;
        return list(folder).stream()
                .map(StoredFile::path)
                .filter(path -> path.endsWith(end) && path.length() > start.length() + end.length())
                .map(path -> path.substring(start.length(), path.length() - end.length()))
                .filter(name -> !name.contains("/"))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /// Removes an object; nothing happens if there is none.
    void delete(String key);

    /// Where an object or folder is, in the form that other programs open: a path or an `s3://`
    /// address.
    String location(String key);

    /// A folder in the making, to be made visible as a whole.
    Draft draft(DraftName name);

    /// Marks an owner as alive until the lease is closed or this process dies. Whatever of its
    /// drafts is then left is for others to [#discard].
    ///
    /// @param owner the id of a run
    Lease hold(String owner);

    /// Whether some process holds the lease of this owner.
    boolean isHeld(String owner);

    /// Owners of unfinished work that nobody holds a lease for: what crashes left behind. Ids of
    /// runs and, for single writes that a crash cut off, names that the store made up.
    List<String> abandoned();

    /// Removes all unfinished work of an owner. What it has committed stays.
    void discard(String owner);

    /// Makes new content from old.
    @FunctionalInterface
    interface Change {

        /// @param current what is there; empty if nothing is
        /// @return what shall be there
        byte[] from(Optional<byte[]> current);
    }
}
