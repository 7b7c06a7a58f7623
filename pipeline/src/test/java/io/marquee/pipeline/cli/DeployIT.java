package io.marquee.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.Json;
import io.marquee.infra.Workspaces;
import io.marquee.registry.RunRecord;
import io.marquee.registry.RunStatus;
import io.marquee.registry.StoredModel;
import io.marquee.registry.Workspace;
import io.marquee.scoring.GoldenPredictions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// `deploy` from the command line, against a stand-in for AWS that others wrote.
class DeployIT {

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Moto moto = Moto.absent();

    @AfterEach
    void close() {
        moto.close();
    }

    @Test
    void a_plan_can_be_made_without_asking_anybody() {
        TrainedWorkspace.copyTo(folder);

        assertThat(deploy("--plan", "--offline", "--json")).isEqualTo(ExitCodes.DONE);

        JsonNode plan = Json.tree(out.toString(), "plan");
        List<String> kinds = new ArrayList<>();
        plan.path("changes")
                .forEach(change ->
                        kinds.add(
                                change.path("kind").asString("")
                                        + " "
                                        + change.path("what").asString("")));
        assertThat(kinds)
                .containsExactly(
                        "ENSURE package",
                        "ENSURE model",
                        "ENSURE endpoint configuration",
                        "ENSURE endpoint");
        assertThat(plan.path("facts").get(0).asString(""))
                .isEqualTo(
                        "1 x ml.m5.large, day and night until deleted: 730 instance-hours a month.");
    }

    @Test
    void aws_out_of_reach_is_one_line_and_no_secret_is_on_record() throws IOException {
        TrainedWorkspace.copyTo(folder);

        assertThat(deploy()).isEqualTo(ExitCodes.WRONG_USAGE);

        assertThat(err.toString())
                .startsWith("marquee: Cannot look for s3://of-ours/models/")
                .contains("AWS cannot be reached in eu-central-1.")
                .hasLineCount(1);
        RunRecord run = workspace().runs().latest().orElseThrow();
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.request().command()).isEqualTo("deploy");
        assertThat(Files.readString(folder.resolve("runs/" + run.id() + "/run.json")))
                .doesNotContain("secret");
    }

    @Test
    void what_is_missing_or_makes_no_sense_is_said() {
        TrainedWorkspace.copyTo(folder);

        assertThat(run("deploy", "--workspace=" + folder, "--endpoint=titles", "--plan"))
                .isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(deploy("--rollout=canary:90")).isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(deploy("--serverless-memory=2048", "--capture-percent=5"))
                .isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(deploy("--plan", "--status")).isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(deploy("--status", "--yes")).isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(run("deploy", "--endpoint=Titles", "--status")).isEqualTo(ExitCodes.WRONG_USAGE);

        assertThat(err.toString().lines())
                .containsExactly(
                        "marquee: A deployment needs --bucket=s3://…. See ./marquee deploy --help.",
                        "marquee: --rollout is 'canary:90'; it has to be all, canary:PERCENT or linear:PERCENT with 1 to 50 percent.",
                        "marquee: A serverless endpoint has no data capture. Give --capture-percent=0, or an --instance-type.",
                        "marquee: Give one of --plan, --status, --rollback and --delete.",
                        "marquee: --offline goes with --plan, and --yes with --delete.",
                        "marquee: --endpoint is 'Titles'; it has to be small letters, digits and hyphens, 50 at the most.");
    }

    @Test
    void a_champion_is_deployed_checked_shown_and_deleted() throws Exception {
        TrainedWorkspace.copyTo(folder);
        moto = Moto.start();
        Workspace workspace = workspace();
        StoredModel champion = workspace.models().champion().orElseThrow();
        moto.answer(answers(champion, champion.version()));

        assertThat(deploy()).as(err.toString()).isEqualTo(ExitCodes.DONE);

        assertThat(out.toString())
                .contains(
                        "The endpoint titles serves, on titles-",
                        "730 instance-hours a month",
                        "./marquee deploy --delete --endpoint=titles --yes");
        RunRecord run = workspace.runs().latest().orElseThrow();
        assertThat(run.status()).isEqualTo(RunStatus.DONE);
        assertThat(run.stages())
                .extracting(RunRecord.Stage::name)
                .containsExactly("upload", "create", "wait", "check");
        assertThat(run.stages()).allMatch(stage -> stage.endedAt() != null);

        assertThat(deploy("--status")).isEqualTo(ExitCodes.DONE);
        assertThat(out.toString()).contains("in service", champion.version(), "1 x ml.m5.large");

        assertThat(deploy("--plan")).isEqualTo(ExitCodes.DONE);
        assertThat(out.toString()).contains("keep", "package");

        // Without a terminal it says what to do; with one it asks.
        assertThat(deploy("--delete")).isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(err.toString())
                .endsWith(
                        "marquee: Nothing was deleted. There is nobody to ask; give --yes to do it.\n");
        assertThat(deploy(question -> Optional.of("yes"), "--delete")).isEqualTo(ExitCodes.DONE);
        assertThat(err.toString()).endsWith("marquee: Nothing was deleted.\n");
        assertThat(deploy("--status")).isEqualTo(ExitCodes.DONE);
        assertThat(deploy(question -> Optional.of("titles"), "--delete")).isEqualTo(ExitCodes.DONE);
        assertThat(deploy("--status")).isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(err.toString()).contains("There is no endpoint titles in this region.");
        assertThat(deploy("--delete", "--yes")).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void an_endpoint_that_answers_like_another_model_is_told_of() throws Exception {
        TrainedWorkspace.copyTo(folder);
        moto = Moto.start();
        moto.answer(answers(workspace().models().champion().orElseThrow(), "another"));

        assertThat(deploy()).isEqualTo(ExitCodes.DIFFERS);

        assertThat(err.toString())
                .contains(
                        "The endpoint titles answers otherwise than the model does here: title 1 of 22",
                        "Go back with ./marquee deploy --rollback --endpoint=titles, or take it away with --delete.");
        assertThat(workspace().runs().latest().orElseThrow().status()).isEqualTo(RunStatus.REFUSED);
    }

    private int deploy(Prompt prompt, String... more) {
        CommandLine deploy = new CommandLine(new DeployCommand(prompt));
        List<String> line = new ArrayList<>(List.of("--workspace=" + folder, "--endpoint=titles"));
        line.addAll(List.of(more));
        return execute(deploy, line.toArray(String[]::new));
    }

    private int deploy(String... more) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "deploy",
                                "--workspace=" + folder,
                                "--endpoint=titles",
                                "--bucket=s3://of-ours",
                                "--role=arn:aws:iam::123456789012:role/marquee",
                                "--image=123456789012.dkr.ecr.eu-central-1.amazonaws.com/marquee:1"));
        line.addAll(List.of(more));
        return run(line.toArray(String[]::new));
    }

    private int run(String... line) {
        return execute(CommandLines.commandLine(), line);
    }

    private int execute(CommandLine commands, String... line) {
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(line);
    }

    private Workspace workspace() {
        return Workspaces.open(folder.toString());
    }

    /// What our scoring server answers to the golden rows.
    private static String answers(StoredModel model, String version) {
        StringBuilder lines = new StringBuilder();
        for (GoldenPredictions.Case each : GoldenPredictions.of(model).orElseThrow().cases()) {
            Map<String, Object> line = new LinkedHashMap<>();
            var prediction = each.prediction();
            if (prediction == null) {
                line.put("error", Map.of("reason", String.valueOf(each.rejected())));
            } else {
                line.put("predicted_rating", prediction.rating());
                line.put("rating_low", prediction.interval().low());
                line.put("rating_high", prediction.interval().high());
                line.put("like_probability", prediction.likeProbability());
                line.put("predicted_liked", prediction.liked());
            }
            line.put("model_version", version);
            lines.append(Json.line(line)).append('\n');
        }
        return lines.toString();
    }
}
