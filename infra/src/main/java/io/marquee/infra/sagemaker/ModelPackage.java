package io.marquee.infra.sagemaker;

import io.marquee.Json;
import io.marquee.ensemble.Objective;
import io.marquee.registry.StoredModel;
import io.marquee.scoring.ScoringModel;
import java.util.TreeMap;

/// A model as SageMaker wants it: one `model.tar.gz`, whose files it unpacks to `/opt/ml/model`.
///
/// @param version of the model in the registry
/// @param archive the bytes of `model.tar.gz`
/// @param digest of what is in it, in hexadecimal; the same model gives the same
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record ModelPackage(String version, byte[] archive, String digest) {

    /// The model's file in the built-in container. That container loads whatever file it finds, and
    /// averages the answers if there are several, so there is this one alone; and XGBoost knows by
    /// the ending, in every version, that it is JSON.
    public static final String XGBOOST_MODEL = "xgboost-model.json";

    private static final String SEAL = "model.json";

    /// For our scoring server: the whole model with its seal, so that the server checks every file.
    public static ModelPackage forMarquee(StoredModel model) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        model.manifest().files().keySet().forEach(name -> files.put(name, model.file(name)));
        files.put(SEAL, Json.pretty(model.manifest()));
        return of(model, files);
    }

    /// For SageMaker's built-in XGBoost: one of the two ensembles, byte for byte.
    public static ModelPackage forXgboost(StoredModel model, Objective objective) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put(XGBOOST_MODEL, model.file(fileOf(objective)));
        return of(model, files);
    }

    static String fileOf(Objective objective) {
        return switch (objective) {
            case RATING -> ScoringModel.RATING;
            case LIKED -> ScoringModel.LIKED;
        };
    }

    /// Where it lies below a bucket's prefix. Names what is in it, so that nothing is ever
    /// overwritten, and nothing is sent twice.
    public String key() {
        return "models/" + version + "/" + digest + "/model.tar.gz";
    }

    private static ModelPackage of(StoredModel model, TreeMap<String, byte[]> files) {
        TarGz tar = TarGz.of(files);
        return new ModelPackage(model.version(), tar.content(), tar.digest());
    }
}
