package io.marquee.table;

import io.marquee.UserError;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The columns that are wanted of a table, and the names that its owner gave them.
///
/// @param wanted names in the order that cells shall come in
/// @param required those that a table must have
/// @param renames our name to the table's name, for columns that are called otherwise there
public record Columns(List<String> wanted, List<String> required, Map<String, String> renames)
        implements Serializable {

    public Columns {
        wanted = List.copyOf(wanted);
        required = List.copyOf(required);
        renames = Map.copyOf(renames);
        for (String ours : renames.keySet()) {
            if (!wanted.contains(ours)) {
                throw new UserError(
                        "There is no column \"%s\" to rename; the columns are %s."
                                .formatted(ours, String.join(", ", wanted)));
            }
        }
    }

    /// The name that the column bears in the table.
    public String nameInTable(String wantedName) {
        return renames.getOrDefault(wantedName, wantedName);
    }

    /// Finds the wanted columns in a table's header; upper and lower case and outer blanks do not
    /// matter.
    ///
    /// @param file the table's name, for the error
    /// @return for each wanted column its place in the header, or -1
    /// @throws UserError if a required column is missing or a wanted one is there twice
    public int[] locate(List<String> header, String file) {
        Map<String, Integer> places = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            if (places.put(folded(header.get(i)), i) != null) {
                twice.add(folded(header.get(i)));
            }
        }
        int[] result = new int[wanted.size()];
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < result.length; i++) {
            String name = nameInTable(wanted.get(i));
            result[i] = places.getOrDefault(folded(name), -1);
            if (result[i] < 0 && required.contains(wanted.get(i))) {
                missing.add(name);
            }
            if (twice.contains(folded(name))) {
                throw new UserError(
                        "%s has two columns \"%s\". Rename or drop one of them."
                                .formatted(file, name));
            }
        }
        if (!missing.isEmpty()) {
            throw new UserError(
                    "%s lacks the column%s %s. It has: %s. If a column goes by another name there, say so with --rename=OURS=THEIRS."
                            .formatted(
                                    file,
                                    missing.size() == 1 ? "" : "s",
                                    String.join(", ", missing),
                                    shown(header)));
        }
        return result;
    }

    /// The form in which the names of columns are compared.
    static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static String shown(List<String> header) {
        String all = String.join(", ", header.stream().map(String::strip).toList());
        return all.length() > 300 ? all.substring(0, 300) + " …" : all;
    }
}
