package io.marquee.registry;

/// Who makes which folder.
///
/// @param owner the id of the run whose work it is; when that run dies, so does the draft
/// @param target the folder that it becomes, for instance `predictions/20261122T161055042Z-k3f9q2`
/// @param seal the file that is written last and that marks the folder as complete, for instance
///   `manifest.json`; a path within the target
public record DraftName(String owner, String target, String seal) {

    public DraftName {
        Key.checkId("run", owner);
        Key.check(target);
        Key.check(seal);
    }

    /// The key of the seal, once committed.
    public String sealKey() {
        return target + "/" + seal;
    }
}
