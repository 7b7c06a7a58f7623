package io.marquee.training;

import io.marquee.catalog.Title;
import io.marquee.label.Fold;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Which titles may stand behind the track record of a title that a model learns from.
public enum Hindsight {
    /// All but those of its own fifth of the titles, drawn at random.
    OUT_OF_FOLD {
        @Override
        int[] parts(List<Example> examples) {
            return examples.stream()
                    .mapToInt(e -> Fold.RECORD.of(e.title().identity(), PARTS))
                    .toArray();
        }

        @Override
        boolean mayKnow(int part, int other) {
            return part != other;
        }
    },
    /// Only those that were added in an earlier fifth of the catalog's history: what was known
    /// before the title came. The titles of the first fifth have no record.
    AS_OF {
        @Override
        int[] parts(List<Example> examples) {
            int[] parts = new int[examples.size()];
            int[] inOrder =
                    IntStream.range(0, parts.length)
                            .boxed()
                            .sorted(
                                    Comparator.comparing(
                                            i -> day(examples.get(i).title()),
                                            Comparator.naturalOrder()))
                            .mapToInt(Integer::intValue)
                            .toArray();
            LocalDate[] firstDays = new LocalDate[PARTS];
            for (int part = 0; part < PARTS; part++) {
                int first = (int) ((long) part * parts.length / PARTS);
                firstDays[part] =
                        parts.length == 0
                                ? LocalDate.MIN
                                : day(examples.get(inOrder[first]).title());
            }
            Arrays.setAll(
                    parts,
                    i -> {
                        LocalDate day = day(examples.get(i).title());
                        int part = 0;
                        while (part + 1 < PARTS && !day.isBefore(firstDays[part + 1])) {
                            part++;
                        }
                        return part;
                    });
            return parts;
        }

        @Override
        boolean mayKnow(int part, int other) {
            return other < part;
        }
    };

    /// Into how many parts the titles are split.
    static final int PARTS = 5;

    /// The part that each example is in, 0 to 4.
    abstract int[] parts(List<Example> examples);

    /// Whether titles of one part may know the verdicts on those of another.
    abstract boolean mayKnow(int part, int other);

    /// The day a title was added; where it is unknown, the last of the year it was released in.
    static LocalDate day(Title title) {
        LocalDate added = title.added();
        return added == null ? LocalDate.of(title.releaseYear(), 12, 31) : added;
    }
}
