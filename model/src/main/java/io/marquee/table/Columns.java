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
import java.util.regex.Pattern;

/// The columns that are wanted of a table, and the names that its owner gave them.
///
/// @param wanted names in the order that cells shall come in
/// @param required those that a table must have
/// @param oneOf those of which a table must have one or more; may be empty
/// @param renames our name to the table's name, for columns that are called otherwise there
public record Columns(
        List<String> wanted, List<String> required, List<String> oneOf, Map<String, String> renames)
        implements Serializable {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    public Columns {
        wanted = List.copyOf(wanted);
        required = List.copyOf(required);
        oneOf = List.copyOf(oneOf);
        renames = Map.copyOf(renames);
        for (String ours : renames.keySet()) {
            if (!wanted.contains(ours)) {
                throw new UserError(
                        "There is no column \"%s\" to rename; the columns are %s."
                                .formatted(ours, String.join(", ", wanted)));
            }
        }
    }

    /// Columns each of which is either required or not.
    public Columns(List<String> wanted, List<String> required, Map<String, String> renames) {
        this(wanted, required, List.of(), renames);
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
    /// @throws UserError if a required column is missing, all of [#oneOf] are, or a wanted one is
    ///   there twice
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
            throw lacks(
                    file,
                    "the column%s %s"
                            .formatted(missing.size() == 1 ? "" : "s", String.join(", ", missing)),
                    header);
        }
        if (!oneOf.isEmpty() && oneOf.stream().allMatch(name -> result[wanted.indexOf(name)] < 0)) {
            throw lacks(
                    file,
                    "a column %s"
                            .formatted(
                                    String.join(
                                            " or ",
                                            oneOf.stream().map(this::nameInTable).toList())),
                    header);
        }
        return result;
    }

    /// The columns of a table that are not wanted, as its header has them.
    public List<String> ignored(List<String> header) {
        Set<String> known = new HashSet<>();
        wanted.forEach(name -> known.add(folded(nameInTable(name))));
        return header.stream()
                .map(String::strip)
                .filter(name -> !known.contains(folded(name)))
                .toList();
    }

    private static UserError lacks(String file, String what, List<String> header) {
        return new UserError(
                "%s lacks %s. It has: %s. If a column goes by another name there, rename it, or say so with --rename=OURS=THEIRS (catalogs only)."
                        .formatted(file, what, shown(header)));
    }

    /// The form in which the names of columns are compared.
    static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static String shown(List<String> header) {
        String all = String.join(", ", header.stream().map(String::strip).toList());
        // What is no text after all must not reach a terminal raw.
        String safe = CONTROL.matcher(all).replaceAll("�");
        return safe.length() > 300 ? safe.substring(0, 300) + " …" : safe;
    }
}
