package io.marquee.explanation;

import io.marquee.feature.FeatureColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A matter that people would speak of as one, and the columns that speak of it.
///
/// @param name of the matter
/// @param parts columns that are told together, by the name of the part
/// @param flags things that a title can have, each told on its own if it has it
/// @param missing columns that are 1 if the whole matter is unknown; they are also in a part
record Concept(
        String name, Map<String, List<Integer>> parts, List<Integer> flags, List<Integer> missing) {

    /// How many of the things that a title does not have are called by name.
    private static final int MOST_NAMED = 2;

    /// The concepts of a vector's columns, in the order of their first column.
    static List<Concept> of(List<FeatureColumn> columns) {
        Map<String, Concept> concepts = new LinkedHashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            Place place = Place.of(columns.get(column).name());
            Concept concept =
                    concepts.computeIfAbsent(
                            place.concept(),
                            name ->
                                    new Concept(
                                            name,
                                            new LinkedHashMap<>(),
                                            new ArrayList<>(),
                                            new ArrayList<>()));
            if (place.role() == Place.Role.FLAG) {
                concept.flags.add(column);
            } else {
                concept.parts.computeIfAbsent(place.part(), part -> new ArrayList<>()).add(column);
            }
            if (place.role() == Place.Role.MISSING) {
                concept.missing.add(column);
            }
        }
        return List.copyOf(concepts.values());
    }

    /// All of its columns, in the order of the vector.
    List<Integer> columns() {
        return Stream.concat(parts.values().stream().flatMap(List::stream), flags.stream())
                .sorted()
                .toList();
    }

    /// What it says of a title. The contributions of its columns are each in one of the findings.
    List<Finding> findings(ExplainedRow row) {
        List<Finding> findings = new ArrayList<>();
        if (isUnknown(row)) {
            findings.add(
                    new Finding(
                            name + "_unknown",
                            row.sum(columns()),
                            false,
                            () -> Wording.unknown(name)));
            return findings;
        }
        parts.forEach((part, columns) ->
                findings.add(
                        new Finding(
                                part,
                                row.sum(columns),
                                false,
                                () -> Wording.part(part, columns, row))));
        List<Integer> absent = new ArrayList<>();
        for (int flag : flags) {
            if (row.isOn(flag)) {
                String column = row.name(flag);
                findings.add(
                        new Finding(
                                column,
                                row.contribution(flag),
                                false,
                                () -> Wording.has(name, column)));
            } else {
                absent.add(flag);
            }
        }
        if (!absent.isEmpty()) {
            findings.add(
                    new Finding(
                            name + "_absent", row.sum(absent), true, () -> absence(absent, row)));
        }
        return findings;
    }

    /// A vocabulary with a flag for everything else has one flag on, unless nothing is known.
    private boolean isUnknown(ExplainedRow row) {
        return missing.stream().anyMatch(row::isOn)
                || (flags.stream().anyMatch(flag -> row.name(flag).equals(name + "_other"))
                        && flags.stream().noneMatch(row::isOn));
    }

    /// Names those that pull hardest in the direction of the sum.
    private String absence(List<Integer> absent, ExplainedRow row) {
        double direction = Math.signum(row.sum(absent));
        List<String> pulling =
                absent.stream()
                        .filter(flag -> row.contribution(flag) * direction > 0)
                        .filter(flag -> !row.name(flag).equals(name + "_other"))
                        .sorted(
                                Comparator.comparingDouble(
                                        flag -> -Math.abs(row.contribution(flag))))
                        .limit(MOST_NAMED)
                        .map(row::name)
                        .toList();
        long contributing = absent.stream().filter(flag -> row.contribution(flag) != 0).count();
        return Wording.hasNot(name, pulling, contributing > pulling.size());
    }
}
