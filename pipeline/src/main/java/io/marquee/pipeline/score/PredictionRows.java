package io.marquee.pipeline.score;

import io.marquee.catalog.Title;
import io.marquee.explanation.Explanation;
import io.marquee.explanation.Reason;
import io.marquee.feature.FeatureMatrix;
import io.marquee.label.LabelPolicy;
import io.marquee.label.Split;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.scoring.Prediction;
import io.marquee.scoring.ScoringModel;
import io.marquee.scoring.TitleScorer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// From titles to rows with their predictions, in a batch and in a stream alike.
final class PredictionRows {

    private PredictionRows() {}

    /// A row for each title, in their order, all of one model.
    ///
    /// @param reasons how many to give for each prediction, at most; 0 for none
    static List<PredictionRow> of(
            ScoringModel model, List<ObservedTitle> block, int reasons, PredictionRow.Stamp stamp) {
        TitleScorer scorer = model.scorer();
        LabelPolicy labels = model.labels();
        List<Title> titles = block.stream().map(ObservedTitle::title).toList();
        FeatureMatrix vectors = scorer.vectors(titles);
        List<Prediction> predictions = scorer.score(vectors);
        List<List<Reason>> why = reasons(scorer, vectors, reasons);
        List<PredictionRow> rows = new ArrayList<>(block.size());
        for (int i = 0; i < block.size(); i++) {
            Title title = titles.get(i);
            rows.add(
                    PredictionRow.of(
                            title,
                            predictions.get(i),
                            why.get(i),
                            scorer.unfamiliar(title),
                            new PredictionRow.Known(
                                    labels.label(block.get(i).evidence()),
                                    Split.of(title.identity(), labels.splitSeed()).name()),
                            stamp));
        }
        return rows;
    }

    private static List<List<Reason>> reasons(TitleScorer scorer, FeatureMatrix vectors, int most) {
        return most == 0
                ? Collections.nCopies(vectors.rows(), List.of())
                : scorer.explain(vectors, most).stream().map(Explanation::reasons).toList();
    }
}
