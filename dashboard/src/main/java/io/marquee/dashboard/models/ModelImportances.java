package io.marquee.dashboard.models;

import io.marquee.explanation.Importances;

/// How much the two models of a version make of each column: what `importance.json` holds.
public record ModelImportances(Importances rating, Importances liked) {}
