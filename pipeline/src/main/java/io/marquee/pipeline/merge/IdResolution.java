package io.marquee.pipeline.merge;

import io.marquee.catalog.Reject;
import io.marquee.catalog.Title;
import io.marquee.catalog.TitleMerger;
import io.marquee.label.Evidence;
import io.marquee.pipeline.evidence.TitleEvidence;
import io.marquee.pipeline.run.Counts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// Settles what an id stands for: which of its rows is the title, and what evidence belongs to it.
final class IdResolution {

    private static final Comparator<TitleEvidence> IN_ORDER =
            Comparator.comparing(TitleEvidence::origin);

    private final List<Title> rows = new ArrayList<>();
    private final List<TitleEvidence> evidence = new ArrayList<>();

    void add(Title row) {
        rows.add(row);
    }

    void add(TitleEvidence source) {
        evidence.add(source);
    }

    /// Hands out the one title of the id, if there is one, and everything that does not belong to
    /// it.
    ///
    /// Rows of one id that are the same title are one title written twice, and merged. A row of an
    /// id that another title had before is rejected: which of the two the evidence means, nobody
    /// could tell.
    ///
    /// @param counts told how many rows of evidence found their title and how many did not
    void resolve(Consumer<ObservedTitle> titles, Consumer<Reject> rejects, Counts counts) {
        Title first = rows.stream().min(Comparator.comparing(Title::origin)).orElse(null);
        String outcome = first == null ? "unknown_title" : "used";
        evidence.forEach(source -> counts.add(source.source().count(outcome), source.rows()));
        if (first == null) {
            evidence.stream().sorted(IN_ORDER).map(IdResolution::unknown).forEach(rejects);
            return;
        }
        List<Title> same = new ArrayList<>();
        for (Title row : rows) {
            if (row.identity().equals(first.identity())) {
                same.add(row);
            } else {
                rejects.accept(duplicate(row, first));
            }
        }
        titles.accept(new ObservedTitle(TitleMerger.merge(same), evidence(first)));
    }

    private Evidence evidence(Title first) {
        Evidence sum = Evidence.NONE;
        for (TitleEvidence source : evidence.stream().sorted(IN_ORDER).toList()) {
            sum = sum.plus(source.evidence());
        }
        return sum.plus(Evidence.stated(first.stated()));
    }

    private static Reject duplicate(Title row, Title first) {
        return new Reject(
                row.origin(),
                Reject.Reason.DUPLICATE_ID,
                "show_id",
                row.id(),
                "%s has this id already, for \"%s\"".formatted(first.origin(), first.name()),
                row.id() + " | " + row.name() + " | " + row.releaseYear());
    }

    private static Reject unknown(TitleEvidence source) {
        return new Reject(
                source.origin(),
                Reject.Reason.UNKNOWN_TITLE,
                source.source().idColumn(),
                source.titleId(),
                "the catalog has no title of this id (%d row%s)"
                        .formatted(source.rows(), source.rows() == 1 ? "" : "s"),
                source.titleId());
    }
}
