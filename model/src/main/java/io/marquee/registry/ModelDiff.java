package io.marquee.registry;

import io.marquee.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What differs between two model versions, and may explain why one is better.
///
/// @param first the one version
/// @param second the other, seen from the first: what it has more is added
/// @param data files that differ; empty if both learnt from the same
/// @param options that differ, by name
/// @param software versions that differ, by name
/// @param counts of rows that differ, by name
/// @param metrics all headline figures, the same ones too
/// @param features columns that only one of them has
/// @param firstGate what the gate said of the first
/// @param secondGate what the gate said of the second
public record ModelDiff(
        String first,
        String second,
        List<DataChange> data,
        List<Change<String>> options,
        List<Change<String>> software,
        List<Change<Long>> counts,
        List<Metric> metrics,
        Features features,
        ModelManifest.Gate firstGate,
        ModelManifest.Gate secondGate) {

    private static final String RATING = "rating.json";

    public ModelDiff {
        data = List.copyOf(data);
        options = List.copyOf(options);
        software = List.copyOf(software);
        counts = List.copyOf(counts);
        metrics = List.copyOf(metrics);
    }

    /// Something that has another value in the second.
    ///
    /// @param first null if the first does not have it
    /// @param second null if the second does not have it
    public record Change<T>(String name, @Nullable T first, @Nullable T second) {}

    /// A figure of both.
    ///
    /// @param first null if the first does not have it
    /// @param second null if the second does not have it
    /// @param difference the second less the first; null unless both have it
    public record Metric(
            String name,
            @Nullable Double first,
            @Nullable Double second,
            @Nullable Double difference) {}

    /// A file of the data that is not the same in both.
    ///
    /// @param first null if it was added
    /// @param second null if it was removed
    public record DataChange(
            DataAction action,
            Provenance.@Nullable Source first,
            Provenance.@Nullable Source second) {}

    /// What became of a file of the data.
    public enum DataAction {
        ADDED,
        REMOVED,
        /// Other content in the same place.
        CHANGED,
        /// The same content in another place.
        MOVED
    }

    /// Columns of the feature vector.
    ///
    /// @param added that only the second has
    /// @param removed that only the first has
    public record Features(List<String> added, List<String> removed) {
        public Features {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }

    /// Compares two models.
    ///
    /// @throws io.marquee.UserError if the provenance of either cannot be read
    public static ModelDiff between(StoredModel first, StoredModel second) {
        Provenance one = first.provenance();
        Provenance other = second.provenance();
        List<String> columns = columns(first);
        List<String> otherColumns = columns(second);
        return new ModelDiff(
                first.version(),
                second.version(),
                data(one.data(), other.data()),
                changes(one.options(), other.options()),
                software(one.software(), other.software()),
                changes(one.counts(), other.counts()),
                metrics(first.manifest().metrics(), second.manifest().metrics()),
                new Features(without(otherColumns, columns), without(columns, otherColumns)),
                first.manifest().gate(),
                second.manifest().gate());
    }

    /// What differs of the software; libraries by their names, and Marquee, Java and the operating
    /// system as `marquee`, `java` and `os`.
    public static List<Change<String>> software(Software first, Software second) {
        return changes(versions(first), versions(second));
    }

    private static Map<String, String> versions(Software software) {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("marquee", software.code());
        versions.put("java", software.java());
        versions.put("os", software.os());
        versions.putAll(software.libraries());
        return versions;
    }

    private static <T> List<Change<T>> changes(Map<String, T> first, Map<String, T> second) {
        Set<String> names = new TreeSet<>(first.keySet());
        names.addAll(second.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(first.get(name), second.get(name)))
                .map(name -> new Change<T>(name, first.get(name), second.get(name)))
                .toList();
    }

    private static List<Metric> metrics(Map<String, Double> first, Map<String, Double> second) {
        Set<String> names = new TreeSet<>(first.keySet());
        names.addAll(second.keySet());
        return names.stream()
                .map(name -> {
                    Double one = first.get(name);
                    Double other = second.get(name);
                    Double difference = one == null || other == null ? null : other - one;
                    return new Metric(name, one, other, difference);
                })
                .toList();
    }

    /// Files are the same if they are at the same place, or else if they have the same content.
    private static List<DataChange> data(
            List<Provenance.Source> first, List<Provenance.Source> second) {
        Map<String, Provenance.Source> gone = by(Provenance.Source::path, first);
        Map<String, Provenance.Source> come = by(Provenance.Source::path, second);
        List<DataChange> changes = new ArrayList<>();
        for (String path : List.copyOf(gone.keySet())) {
            Provenance.Source there = come.remove(path);
            if (there != null) {
                Provenance.Source here = Objects.requireNonNull(gone.remove(path));
                if (!there.sha256().equals(here.sha256())) {
                    changes.add(new DataChange(DataAction.CHANGED, here, there));
                }
            }
        }
        Map<String, Provenance.Source> digests = by(Provenance.Source::sha256, come.values());
        for (Provenance.Source here : gone.values()) {
            Provenance.Source there = digests.remove(here.sha256());
            if (there != null) {
                come.remove(there.path());
            }
            changes.add(
                    new DataChange(
                            there == null ? DataAction.REMOVED : DataAction.MOVED, here, there));
        }
        come.values().forEach(there -> changes.add(new DataChange(DataAction.ADDED, null, there)));
        return changes;
    }

    private static Map<String, Provenance.Source> by(
            Function<Provenance.Source, String> key, Collection<Provenance.Source> sources) {
        Map<String, Provenance.Source> all = new TreeMap<>();
        sources.forEach(source -> all.putIfAbsent(key.apply(source), source));
        return all;
    }

    /// From the model file, which names its columns in the same way whatever the format of the
    /// feature spec is.
    private static List<String> columns(StoredModel model) {
        List<String> names = new ArrayList<>();
        Json.read(model.file(RATING), JsonNode.class, model.location() + "/" + RATING)
                .path("learner")
                .path("feature_names")
                .forEach(name -> names.add(name.asString()));
        return names;
    }

    private static List<String> without(List<String> columns, List<String> others) {
        Set<String> rest = new LinkedHashSet<>(columns);
        others.forEach(rest::remove);
        return List.copyOf(rest);
    }
}
