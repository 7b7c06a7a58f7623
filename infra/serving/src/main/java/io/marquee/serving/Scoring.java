package io.marquee.serving;

import io.marquee.catalog.CatalogColumn;
import io.marquee.catalog.CleanRow;
import io.marquee.catalog.Reject;
import io.marquee.catalog.RowCleaner;
import io.marquee.catalog.Title;
import io.marquee.explanation.Explanation;
import io.marquee.explanation.Reason;
import io.marquee.feature.FeatureMatrix;
import io.marquee.feature.Unfamiliar;
import io.marquee.scoring.Prediction;
import io.marquee.scoring.TitleScorer;
import io.marquee.table.TableRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// From rows to answers: cleaned, made vectors of, scored and explained as everywhere in Marquee.
final class Scoring {

    /// Vectors are made for so many titles at a time, so that memory does not grow with a request.
    private static final int BLOCK = 512;

    private static final int ID_PLACE =
            CatalogColumn.columns(Map.of()).wanted().indexOf(CatalogColumn.SHOW_ID.header());

    private Scoring() {}

    /// An answer for each row, in their order.
    ///
    /// @param reasons how many to give for each prediction, at most
    static List<Answer> answer(TitleScorer scorer, List<TableRow> rows, int reasons) {
        List<Answer> answers = new ArrayList<>(rows.size());
        for (int from = 0; from < rows.size(); from += BLOCK) {
            answers.addAll(
                    block(
                            scorer,
                            rows.subList(from, Math.min(rows.size(), from + BLOCK)),
                            reasons));
        }
        return answers;
    }

    private static List<Answer> block(TitleScorer scorer, List<TableRow> rows, int reasons) {
        Answer[] answers = new Answer[rows.size()];
        List<Title> titles = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            switch (RowCleaner.clean(rows.get(i))) {
                case CleanRow.Accepted(Title title) -> {
                    titles.add(title);
                    places.add(i);
                }
                case CleanRow.Rejected(Reject reject) -> answers[i] = rejected(rows.get(i), reject);
            }
        }
        FeatureMatrix vectors = scorer.vectors(titles);
        List<Prediction> predictions = scorer.score(vectors);
        List<List<Reason>> why =
                reasons == 0
                        ? Collections.nCopies(titles.size(), List.of())
                        : scorer.explain(vectors, reasons).stream()
                                .map(Explanation::reasons)
                                .toList();
        for (int i = 0; i < titles.size(); i++) {
            answers[places.get(i)] =
                    new Answer.Predicted(
                            titles.get(i).id(),
                            predictions.get(i),
                            why.get(i),
                            scorer.unfamiliar(titles.get(i)).stream()
                                    .map(Unfamiliar::sentence)
                                    .toList());
        }
        return List.of(answers);
    }

    private static Answer rejected(TableRow row, Reject reject) {
        String id =
                switch (row) {
                    case TableRow.Readable readable -> readable.cells().get(ID_PLACE).strip();
                    case TableRow.Unreadable _ -> "";
                };
        return new Answer.Rejected(
                id.isEmpty() ? null : id,
                reject.reason(),
                reject.column().isEmpty() ? null : reject.column(),
                reject.detail());
    }
}
