package io.marquee.dashboard.models;

import io.marquee.UserError;
import io.marquee.dashboard.models.Part.Known;
import io.marquee.dashboard.models.Part.Missing;
import io.marquee.evaluation.Evaluation;
import io.marquee.registry.Champion;
import io.marquee.registry.ModelDiff;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.Models;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.Workspace;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Reads what is known of the models. Looks anew each time: other processes write to the workspace.
@Service
public class ModelService {

    private final ObjectStore store;

    /// @param store where the workspace lies
    public ModelService(ObjectStore store) {
        this.store = store;
    }

    /// All versions, newest first.
    ///
    /// @throws UserError if the workspace cannot be read
    public List<ModelSummary> list() {
        Models models = models();
        String champion = models.pointer().map(Champion::version).orElse(null);
        return models.list().stream().map(model -> ModelSummary.of(model, champion)).toList();
    }

    /// Who scores, and every change of it; empty before the first promotion.
    ///
    /// @throws UserError if the workspace cannot be read
    public Optional<Champion> champion() {
        return models().pointer();
    }

    /// The files that tell of a version.
    ///
    /// @throws UserError if there is no such version
    public ModelFiles files(String version) {
        return new ModelFiles(store, manifest(version));
    }

    /// All there is to know of a version.
    ///
    /// @throws UserError if there is no such version
    public ModelReport report(String version) {
        ModelManifest manifest = manifest(version);
        ModelFiles files = new ModelFiles(store, manifest);
        return new ModelReport(
                summary(manifest),
                manifest.likedThreshold(),
                manifest.runId(),
                files.evaluation(),
                files.verdict(),
                files.importances(),
                files.provenance(),
                files.card());
    }

    /// Two versions side by side.
    ///
    /// @throws UserError if there is no such version
    public Comparison compare(String first, String second) {
        ModelManifest one = manifest(first);
        ModelManifest other = manifest(second);
        return new Comparison(
                summary(one), summary(other), figures(one, other), causes(first, second));
    }

    private Part<List<Comparison.Pair>> figures(ModelManifest first, ModelManifest second) {
        Part<Evaluation> one = new ModelFiles(store, first).evaluation();
        Part<Evaluation> other = new ModelFiles(store, second).evaluation();
        if (one instanceof Known<Evaluation>(var a) && other instanceof Known<Evaluation>(var b)) {
            return new Known<>(Comparison.pairs(Figure.of(a), Figure.of(b)));
        }
        return new Missing<>(
                one instanceof Missing<Evaluation>(var why)
                        ? first.version() + ": " + why
                        : second.version() + ": " + ((Missing<Evaluation>) other).why());
    }

    private Part<ModelDiff> causes(String first, String second) {
        try {
            return new Known<>(
                    ModelDiff.between(models().require(first), models().require(second)));
        } catch (UserError e) {
            return new Missing<>(e.getMessage());
        }
    }

    private ModelSummary summary(ModelManifest manifest) {
        return ModelSummary.of(manifest, champion().map(Champion::version).orElse(null));
    }

    private ModelManifest manifest(String version) {
        return models().list().stream()
                .filter(model -> model.version().equals(version))
                .findFirst()
                .orElseThrow(() ->
                        new UserError(
                                "There is no model %s in %s. Choose one from the list of models."
                                        .formatted(version, store.location("models"))));
    }

    private Models models() {
        return Workspace.open(store).models();
    }
}
