package io.marquee.dashboard.models;

import io.marquee.evaluation.Evaluation;
import io.marquee.gate.Verdict;
import io.marquee.registry.Provenance;

/// All there is to know of a model.
///
/// @param threshold probability from which it calls a title liked, 0..1
/// @param runId the run that made it
public record ModelReport(
        ModelSummary summary,
        double threshold,
        String runId,
        Part<Evaluation> evaluation,
        Part<Verdict> verdict,
        Part<ModelImportances> importances,
        Part<Provenance> provenance,
        Part<String> card) {}
