package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.pipeline.run.Inputs;
import io.marquee.registry.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The files that a model was trained on, found again as they were.
final class RecordedData {

    /// Enough to see what has happened.
    private static final int MOST_NAMED = 5;

    private RecordedData() {}

    /// A file as it was when the model was trained.
    ///
    /// @param role what it is read for
    /// @param path where it is now
    record Located(Provenance.Role role, String path) {}

    /// Finds them.
    ///
    /// @param root where the folder that held them all is now; null if they are where they were
    /// @throws UserError if one is missing, if the content of one has changed, or if it is not on
    ///   record what one was for
    static List<Located> find(List<Provenance.Source> data, @Nullable String root) {
        String common = root == null || data.isEmpty() ? "" : commonFolder(data);
        List<Located> found = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Provenance.Source source : data) {
            Provenance.Role role = source.role();
            if (role == null) {
                throw new UserError(
                        "An older Marquee made this model, and did not record what each file of its data was for. Train it anew to be able to verify it.");
            }
            String path =
                    root == null
                            ? source.path()
                            : Inputs.absolute(root)
                                    + "/"
                                    + source.path().substring(common.length());
            Optional<Provenance.Source> now = Inputs.at(role, path);
            if (now.isEmpty()) {
                wrong.add(path + " is missing");
            } else if (!now.get().sha256().equals(source.sha256())) {
                wrong.add(changed(source, now.get()));
            } else {
                found.add(new Located(role, path));
            }
        }
        if (!wrong.isEmpty()) {
            throw new UserError(complaint(wrong, data.size()));
        }
        return found;
    }

    private static String changed(Provenance.Source before, Provenance.Source now) {
        return "%s has changed since (%,d bytes then, %,d now)"
                .formatted(now.path(), before.bytes(), now.bytes());
    }

    private static String complaint(List<String> wrong, int files) {
        int rest = wrong.size() - MOST_NAMED;
        return "Of the %d files that it was trained on, %s%s. Restore them from a copy; if they are all in another folder now, name it with --data-root."
                .formatted(
                        files,
                        String.join("; ", wrong.subList(0, Math.min(wrong.size(), MOST_NAMED))),
                        rest > 0 ? "; and %d more are not as they were".formatted(rest) : "");
    }

    /// The deepest folder that all lie in, with the slash at its end. Files that are moved together
    /// keep the order of their paths, which decides between rows that compete.
    private static String commonFolder(List<Provenance.Source> data) {
        String common = data.getFirst().path();
        for (Provenance.Source source : data) {
            int same = 0;
            int most = Math.min(common.length(), source.path().length());
            while (same < most && common.charAt(same) == source.path().charAt(same)) {
                same++;
            }
            common = common.substring(0, same);
        }
        return common.substring(0, common.lastIndexOf('/') + 1);
    }
}
