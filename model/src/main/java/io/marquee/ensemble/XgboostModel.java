package io.marquee.ensemble;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// XGBoost's JSON model format, section by section, with the fields we write. XGBoost keeps the
/// numbers of its parameter sections as strings.
///
/// Source: the JSON schema in XGBoost's documentation, "Introduction to Model IO".
@JsonNaming(SnakeCaseStrategy.class)
@SuppressWarnings(
        "ArrayRecordComponent") // never compared; arrays keep a large file small in memory
record XgboostModel(Learner learner, int[] version) {

    @JsonNaming(SnakeCaseStrategy.class)
    record Learner(
            Map<String, String> attributes,
            List<String> featureNames,
            List<String> featureTypes,
            GradientBooster gradientBooster,
            LearnerModelParam learnerModelParam,
            ObjectiveSection objective) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record LearnerModelParam(
            String baseScore,
            String boostFromAverage,
            String numClass,
            String numFeature,
            String numTarget) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record ObjectiveSection(String name, Map<String, String> regLossParam) {}

    record GradientBooster(Forest model, String name) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Forest(
            GbtreeModelParam gbtreeModelParam,
            int[] iterationIndptr,
            int[] treeInfo,
            List<TreeSection> trees) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record GbtreeModelParam(String numParallelTree, String numTrees) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record TreeSection(
            float[] baseWeights,
            int[] categories,
            int[] categoriesNodes,
            int[] categoriesSegments,
            int[] categoriesSizes,
            int[] defaultLeft,
            int id,
            int[] leftChildren,
            float[] lossChanges,
            int[] parents,
            int[] rightChildren,
            float[] splitConditions,
            int[] splitIndices,
            int[] splitType,
            float[] sumHessian,
            TreeParam treeParam) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record TreeParam(
            String numDeleted, String numFeature, String numNodes, String sizeLeafVector) {}
}
