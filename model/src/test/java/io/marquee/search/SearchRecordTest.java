package io.marquee.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.marquee.UserError;
import io.marquee.ensemble.Objective;
import io.marquee.training.TrainingOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchRecordTest {

    private static final SearchRecord RECORD =
            new SearchRecord(
                    1,
                    SearchEffort.QUICK,
                    7,
                    List.of(
                            new Choice(
                                    Objective.RATING,
                                    0,
                                    TrainingOptions.DEFAULT,
                                    "The given options are the best of 1 candidates.",
                                    List.of(
                                            new Candidate(
                                                    Objective.RATING, 0, TrainingOptions.DEFAULT)),
                                    List.of(
                                            new Standing(
                                                    0,
                                                    300,
                                                    0.25,
                                                    List.of(
                                                            new Standing.FoldLoss(0, 0.125),
                                                            new Standing.FoldLoss(1, 0.375)))))),
                    List.of(
                            new TrialRecord(Objective.RATING, 0, Rung.FIRST, 0, 300, 280, 0.1),
                            new TrialRecord(Objective.RATING, 0, Rung.FIRST, 1, 0, null, null)));

    @Test
    void reads_what_it_wrote() {
        assertThat(SearchRecord.read(RECORD.toJson(), "search.json")).isEqualTo(RECORD);
    }

    @Test
    void writes_trials_for_others_to_read() {
        assertThat(new String(RECORD.toJson(), StandardCharsets.UTF_8))
                .startsWith(
                        """
                        {
                          "formatVersion" : 1,
                          "effort" : "QUICK",
                          "seed" : 7,
                          "choices" : [ {
                            "objective" : "RATING",
                            "candidate" : 0,
                        """)
                .endsWith(
                        """
                          "trials" : [ {
                            "objective" : "RATING",
                            "candidate" : 0,
                            "rung" : "FIRST",
                            "fold" : 0,
                            "treesTrained" : 300,
                            "bestTrees" : 280,
                            "bestLoss" : 0.1
                          }, {
                            "objective" : "RATING",
                            "candidate" : 0,
                            "rung" : "FIRST",
                            "fold" : 1,
                            "treesTrained" : 0,
                            "bestTrees" : null,
                            "bestLoss" : null
                          } ]
                        }\
                        """);
    }

    @Test
    void refuses_the_file_of_another_version() {
        byte[] newer =
                new String(RECORD.toJson(), StandardCharsets.UTF_8)
                        .replace("\"formatVersion\" : 1", "\"formatVersion\" : 2")
                        .getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> SearchRecord.read(newer, "search.json"))
                .withMessage(
                        "search.json: This record of a search has format version 2; this Marquee reads version 1. Use the Marquee that wrote it.");
    }
}
