package io.marquee.label;

/// How a model's labels were drawn. It is kept with the model, so that outcomes are later measured
/// by the same rule.
///
/// @param prior fitted on the titles that the model was trained on
/// @param options when evidence is enough, and what counts as liked
/// @param splitSeed decides which titles were held back for the test
public record LabelPolicy(RatingPrior prior, LabelOptions options, long splitSeed) {

    /// Draws the label of a title from its evidence.
    public Label label(Evidence evidence) {
        return Label.of(evidence, prior, options);
    }
}
