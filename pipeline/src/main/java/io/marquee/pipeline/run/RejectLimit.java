package io.marquee.pipeline.run;

import io.marquee.UserError;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/// The share of rejected rows from which on a run is not to be trusted: the catalog is then more
/// likely misread than dirty.
///
/// @param share 0 to 1
public record RejectLimit(double share) implements Serializable {

    public RejectLimit {
        if (!(share >= 0 && share <= 1)) {
            throw new UserError(
                    "--max-reject-share is %s; it must be from 0 to 1.".formatted(share));
        }
    }

    /// Whether a catalog with these counts may be trusted.
    public boolean allows(Counts counts) {
        double rejected =
                counts.under(Counts.ROWS_REJECTED).values().stream().mapToLong(n -> n).sum();
        return !(rejected / counts.of(Counts.ROWS_READ) > share);
    }

    /// Holds a catalog's counts against the limit.
    ///
    /// @throws UserError if more rows were rejected
    /// @throws IllegalStateException if the rows do not add up, which would be a fault of ours
    public void check(Counts counts) {
        check(counts, "the dataset's rejects");
    }

    /// Holds a catalog's counts against the limit.
    ///
    /// @param rejects where the rejected rows are kept, for the error
    /// @throws UserError if more rows were rejected
    /// @throws IllegalStateException if the rows do not add up, which would be a fault of ours
    public void check(Counts counts, String rejects) {
        long read = counts.of(Counts.ROWS_READ);
        Map<String, Long> reasons = counts.under(Counts.ROWS_REJECTED);
        long rejected = reasons.values().stream().mapToLong(Long::longValue).sum();
        long accounted = counts.of(Counts.ROWS_ACCEPTED) + counts.of(Counts.ROWS_MERGED) + rejected;
        if (read != accounted) {
            throw new IllegalStateException(
                    "%d rows were read, but %d are accounted for: %s"
                            .formatted(read, accounted, counts.values()));
        }
        if ((double) rejected / read > share) {
            String worst =
                    reasons.entrySet().stream()
                            .max(Comparator.comparingLong(Map.Entry::getValue))
                            .map(most -> most.getKey().toLowerCase(Locale.ROOT).replace('_', ' '))
                            .orElse("");
            throw new UserError(
                    "%,d of %,d rows were rejected (%.1f %%), most of them for this reason: %s. At most %.1f %% may be. Look at them in %s, mend the catalog, or raise --max-reject-share."
                            .formatted(
                                    rejected,
                                    read,
                                    100.0 * rejected / read,
                                    worst,
                                    100 * share,
                                    rejects));
        }
    }
}
