package io.marquee.registry;

import io.marquee.UserError;
import java.util.regex.Pattern;

/// The grammar of keys and ids. Nothing outside of it reaches a file system, so no key can climb
/// out of its workspace (`..`, `/etc`, `C:\`) or name what the store keeps hidden.
public final class Key {

    /// `champion` and `latest` stand beside the folders that ids name.
    private static final Pattern ID =
            Pattern.compile("(?!(champion|latest)$)[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._=-]{0,199}");
    private static final Pattern KEY = Pattern.compile(SEGMENT + "(/" + SEGMENT + ")*");

    private Key() {}

    /// @return the key
    /// @throws UserError if it is not one
    public static String check(String key) {
        if (!isKey(key)) {
            throw new UserError(
                    "'"
                            + key
                            + "' cannot be a name in a workspace: names are letters, digits, '.', '_',"
                            + " '=' and '-', joined by '/', and do not begin with a dot. Use another name.");
        }
        return key;
    }

    /// @param what what it should be the id of, for the error: `run`, `model version`
    /// @return the id
    /// @throws UserError if it cannot be one
    public static String checkId(String what, String id) {
        if (!ID.matcher(id).matches()) {
            throw new UserError(
                    "'"
                            + id
                            + "' is not a "
                            + what
                            + ": one has letters, digits, '.', '_' and '-', at most 64 of them. Copy it"
                            + " from the list.");
        }
        return id;
    }

    /// Whether this could name an object.
    public static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }
}
