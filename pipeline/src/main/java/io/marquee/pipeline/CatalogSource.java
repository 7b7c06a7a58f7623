package io.marquee.pipeline;

import java.util.List;
import java.util.Map;

/// Where a run's data comes from.
///
/// @param catalog files or globs of the catalog, at least one
/// @param renames our column names to the catalog's own
/// @param labels files or globs with ready-made verdicts; may be empty
/// @param engagement files or globs with events; may be empty
/// @param buckets into how many parts the titles are split where they have to be brought together;
///   at least 1
public record CatalogSource(
        List<String> catalog,
        Map<String, String> renames,
        List<String> labels,
        List<String> engagement,
        int buckets) {

    public CatalogSource {
        catalog = List.copyOf(catalog);
        renames = Map.copyOf(renames);
        labels = List.copyOf(labels);
        engagement = List.copyOf(engagement);
        if (catalog.isEmpty() || buckets < 1) {
            throw new IllegalArgumentException("a source needs a catalog and at least one bucket");
        }
    }
}
