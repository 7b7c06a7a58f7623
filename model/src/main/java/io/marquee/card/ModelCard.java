package io.marquee.card;

import static io.marquee.card.Figures.count;
import static io.marquee.card.Markdown.plain;

import io.marquee.evaluation.Evaluation;
import io.marquee.gate.Verdict;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.Provenance;
import io.marquee.registry.Software;
import java.util.List;
import java.util.Map;

/// What a person should know before trusting a model: the text of `MODEL_CARD.md`.
///
/// Its outline follows Mitchell et al., "Model Cards for Model Reporting", 2019.
public final class ModelCard {

    private ModelCard() {}

    /// The card as Markdown. Texts that come from data (paths, options, names of genres and
    /// features) appear as plain text, whatever they contain.
    public static String render(
            ModelManifest manifest, Evaluation evaluation, Provenance provenance, Verdict verdict) {
        Markdown card = new Markdown();
        card.heading(1, "Model " + plain(manifest.version()));
        card.paragraph(
                "**%s by the gate.** %s"
                        .formatted(
                                verdict.accepted() ? "Accepted" : "Refused",
                                plain(verdict.sentence())));
        card.paragraph(
                "Made on %s by run %s."
                        .formatted(
                                plain(manifest.createdAt().toString()), plain(manifest.runId())));
        purpose(card);
        data(card, provenance);
        training(card, manifest, provenance);
        new EvaluationPart(card, evaluation).write();
        checks(card, verdict);
        limits(card, evaluation);
        card.heading(2, "How to make it again");
        card.paragraph(
                "`./marquee models verify %s` trains it once more from the inputs and options above and compares the files byte by byte. The inputs have to be where they were, with the same digests."
                        .formatted(manifest.version()));
        return card.text();
    }

    private static void purpose(Markdown card) {
        card.heading(2, "What it is for");
        card.bullets(
                List.of(
                        "It predicts, before a title is released, the mean rating that users will give it (1 to 5), and the probability that they will like it.",
                        "It knows what a catalog says of a title: kind, genres, countries, people, length, maturity rating, dates and texts.",
                        "It helps to rank and to compare many titles, such as candidates for a catalog or for promotion, beside the judgement of people."));
        card.heading(2, "What it is not for");
        card.bullets(
                List.of(
                        "It does not say how good a title is, only how an audience like the one it learnt from is likely to take to it.",
                        "A single prediction is uncertain; decisions on one title, or on the people who made it, must not rest on it alone.",
                        "It does not predict how many will watch, what a title earns, or the taste of a single user.",
                        "It does not tell what causes success: changing a title's genre in the catalog changes the prediction and not the audience."));
    }

    private static void data(Markdown card, Provenance provenance) {
        card.heading(2, "Data");
        if (provenance.data().isEmpty()) {
            card.paragraph("No files are recorded.");
        } else {
            card.table(
                    false,
                    List.of("file", "bytes", "SHA-256"),
                    provenance.data().stream()
                            .map(file ->
                                    List.of(
                                            plain(file.path()),
                                            count(file.bytes()),
                                            plain(file.sha256())))
                            .toList());
        }
        if (!provenance.counts().isEmpty()) {
            card.table(
                    true,
                    List.of("what was counted", "number"),
                    provenance.counts().entrySet().stream()
                            .map(e -> List.of(plain(e.getKey()), count(e.getValue())))
                            .toList());
        }
    }

    private static void training(Markdown card, ModelManifest manifest, Provenance provenance) {
        card.heading(2, "How it was trained");
        card.paragraph(
                "Two ensembles of boosted regression trees, one for the rating and one for being liked. All randomness comes from the seed %d. The feature spec has the digest %s."
                        .formatted(provenance.seed(), plain(manifest.featureSpecSha256())));
        if (!provenance.options().isEmpty()) {
            card.table(
                    false,
                    List.of("option", "value"),
                    provenance.options().entrySet().stream()
                            .map(e -> List.of(plain(e.getKey()), plain(e.getValue())))
                            .toList());
        }
        if (!provenance.parents().isEmpty()) {
            card.paragraph("It builds on " + plain(String.join(", ", provenance.parents())) + ".");
        }
        Software software = provenance.software();
        card.paragraph(
                plain(
                        "Computed by Marquee %s with %s on %s%s."
                                .formatted(
                                        software.code(),
                                        software.java(),
                                        software.os(),
                                        libraries(software.libraries()))));
    }

    private static String libraries(Map<String, String> versions) {
        StringBuilder list = new StringBuilder();
        versions.forEach(
                (name, version) -> list.append(", ").append(name).append(' ').append(version));
        return list.toString();
    }

    private static void checks(Markdown card, Verdict verdict) {
        card.heading(2, "What the gate checked");
        card.table(
                false,
                List.of("check", "passed", "what was found"),
                verdict.checks().stream()
                        .map(check ->
                                List.of(
                                        plain(check.name().replace('_', ' ')),
                                        check.passed() ? "yes" : "**no**",
                                        plain(check.sentence())))
                        .toList());
    }

    private static void limits(Markdown card, Evaluation evaluation) {
        card.heading(2, "Limits");
        boolean backTested = evaluation.studies().backTest() != null;
        card.bullets(
                List.of(
                        "It learnt from titles that users of this catalog rated. Titles that nobody watched taught it nothing, and other audiences may differ.",
                        "The titles it was tested on were drawn at random from the same catalog and the same years. "
                                + (backTested
                                        ? "The back-test above shows what is left on later titles."
                                        : "How it does on later titles was not tested."),
                        "Tastes change. It grows old from the day it was trained; watch for drift and train anew.",
                        "Its labels carry the biases of those who rated. Where a genre or country was rated harshly, it predicts harshly."));
    }
}
