package io.marquee.scoring;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.catalog.CleanRow;
import io.marquee.catalog.RawRow;
import io.marquee.catalog.Reject;
import io.marquee.catalog.Title;
import io.marquee.registry.StoredModel;
import io.marquee.table.RowOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Raw rows and what the model said of them when it was released: `golden.json`. Whoever serves the
/// model asks it again, the whole way from the raw row, before it lets anybody else ask.
///
/// @param formatVersion version of the file's format
/// @param cases in the order they are asked
public record GoldenPredictions(int formatVersion, List<Case> cases) {

    /// The name of the file in a model's folder.
    public static final String FILE = "golden.json";

    /// The format this program writes, and the only one it reads.
    public static final int FORMAT_VERSION = 1;

    /// How far apart two answers may be, in rating points or as probabilities, and still be the
    /// same: less than the model file's float32 can tell.
    public static final double TOLERANCE = 1e-6;

    /// How many of the model's own titles are among the cases.
    private static final int TITLES = 12;

    /// One row with the answer it has to get: a prediction, or a reason why it is no title.
    ///
    /// @param row as in a catalog
    /// @param prediction null if the row is to be rejected
    /// @param rejected null if the row is a title
    public record Case(
            RawRow row, @Nullable Prediction prediction, Reject.@Nullable Reason rejected) {

        public Case {
            if ((prediction == null) == (rejected == null)) {
                throw new IllegalArgumentException("a row is predicted or rejected");
            }
        }

        private static Case of(RawRow row, int place, TitleScorer scorer) {
            return switch (row.clean(new RowOrigin(FILE, place, place))) {
                case CleanRow.Accepted(Title title) ->
                        new Case(row, scorer.score(List.of(title)).getFirst(), null);
                case CleanRow.Rejected(Reject reject) -> new Case(row, null, reject.reason());
            };
        }

        private boolean agreesWith(Case other) {
            Prediction mine = prediction;
            Prediction others = other.prediction;
            if (mine == null || others == null) {
                return rejected == other.rejected;
            }
            return near(mine.rating(), others.rating())
                    && near(mine.interval().low(), others.interval().low())
                    && near(mine.interval().high(), others.interval().high())
                    && near(mine.likeProbability(), others.likeProbability())
                    && mine.liked() == others.liked();
        }

        private static boolean near(double a, double b) {
            return Math.abs(a - b) <= TOLERANCE;
        }

        private String said() {
            return prediction == null ? String.valueOf(rejected) : prediction.toString();
        }
    }

    public GoldenPredictions {
        cases = List.copyOf(cases);
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("no golden predictions");
        }
    }

    /// Asks a model about awkward rows, the same for every model, and about some of its own titles.
    ///
    /// @param titles those to choose from, evenly spread over their order
    public static GoldenPredictions of(TitleScorer scorer, List<Title> titles) {
        int step = Math.max(1, titles.size() / TITLES);
        Stream<RawRow> own =
                Stream.iterate(0, i -> i < titles.size(), i -> i + step)
                        .limit(TITLES)
                        .map(i -> RawRow.of(titles.get(i)));
        List<Case> cases = new ArrayList<>();
        Stream.concat(AwkwardRows.ALL.stream(), own)
                .forEachOrdered(row -> cases.add(Case.of(row, cases.size() + 1, scorer)));
        return new GoldenPredictions(FORMAT_VERSION, cases);
    }

    /// @param source the name of the file, for the error
    /// @throws UserError if the bytes are damaged, or of a format that is not known
    public static GoldenPredictions read(byte[] json, String source) {
        int version = Json.read(json, Header.class, source).formatVersion();
        if (version != FORMAT_VERSION) {
            throw new UserError(
                    "%s has format version %d, and this program reads version %d. Open it with the version of Marquee that wrote it."
                            .formatted(source, version, FORMAT_VERSION));
        }
        return Json.read(json, GoldenPredictions.class, source);
    }

    /// Those of a model; empty if it was made by a Marquee that did not keep any.
    ///
    /// @throws UserError if they are damaged, or of a format that is not known
    public static Optional<GoldenPredictions> of(StoredModel stored) {
        return stored.has(FILE)
                ? Optional.of(read(stored.file(FILE), stored.location() + "/" + FILE))
                : Optional.empty();
    }

    /// Asks a model again.
    ///
    /// @return the first row that it answers otherwise, in words; empty if there is none
    public Optional<String> firstDifference(TitleScorer scorer) {
        for (int i = 0; i < cases.size(); i++) {
            Case then = cases.get(i);
            Case now = Case.of(then.row(), i + 1, scorer);
            if (!then.agreesWith(now)) {
                return Optional.of(
                        "row %d of %s was answered with %s when the model was released, and now with %s"
                                .formatted(i + 1, FILE, then.said(), now.said()));
            }
        }
        return Optional.empty();
    }

    /// This as indented JSON.
    public byte[] toJson() {
        return Json.pretty(this);
    }

    private record Header(int formatVersion) {}
}
