package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.infra.Workspaces;
import io.marquee.infra.aws.AwsAccess;
import io.marquee.infra.sagemaker.Change;
import io.marquee.infra.sagemaker.Container;
import io.marquee.infra.sagemaker.CostFacts;
import io.marquee.infra.sagemaker.Deployer;
import io.marquee.infra.sagemaker.Deployment;
import io.marquee.infra.sagemaker.EndpointClient;
import io.marquee.infra.sagemaker.Endpoints;
import io.marquee.infra.sagemaker.GoldenQuestions;
import io.marquee.infra.sagemaker.ModelPackage;
import io.marquee.infra.sagemaker.Outcome;
import io.marquee.infra.sagemaker.PackageStore;
import io.marquee.pipeline.run.Inputs;
import io.marquee.registry.Champion;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.Models;
import io.marquee.registry.Run;
import io.marquee.registry.StoredModel;
import io.marquee.registry.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "deploy",
        description =
                "Deploys a model to an Amazon SageMaker endpoint, and sees that it answers as the model does here.",
        footer = {
            "",
            "Region and credentials come from where the AWS tools look for them: AWS_PROFILE, AWS_REGION and so on.",
            "Doing the same again changes nothing; whatever fails, the endpoint goes on serving what it served.",
            "",
            "Exit codes: 0 done, 1 the endpoint failed or was rolled back, 2 wrong usage, or AWS refused it,",
            "3 done but the endpoint answers otherwise than the model does here."
        },
        mixinStandardHelpOptions = true)
final class DeployCommand implements Callable<Integer> {

    private static final int LONGEST_WAIT = 1440;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private DeployOptions options = new DeployOptions();

    @Option(
            names = "--workspace",
            paramLabel = "FOLDER",
            defaultValue = "workspace",
            description = "Where the models lie (default: ${DEFAULT-VALUE}).")
    private String workspace = "workspace";

    @Option(
            names = "--endpoint",
            paramLabel = "NAME",
            required = true,
            description = "The endpoint to make or to move.")
    private String endpoint = "";

    @Option(
            names = "--model",
            paramLabel = "VERSION",
            description = "The model to deploy (default: the champion).")
    private @Nullable String model;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The AWS region (default: that of the environment or the profile).")
    private @Nullable String region;

    @Option(
            names = "--timeout-minutes",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long to wait for the endpoint (default: ${DEFAULT-VALUE}).")
    @Bounds(least = 1, most = LONGEST_WAIT)
    private int timeoutMinutes = 60;

    @Option(names = "--plan", description = "Show what would be done; look at AWS, change nothing.")
    @TerminalOnly
    private boolean plan;

    @Option(names = "--offline", description = "With --plan: do not even look at AWS.")
    @TerminalOnly
    private boolean offline;

    @Option(names = "--status", description = "Show how the endpoint stands.")
    @TerminalOnly
    private boolean status;

    @Option(names = "--rollback", description = "Go back to what the endpoint served before.")
    @TerminalOnly
    private boolean rollback;

    @Option(
            names = "--delete",
            description =
                    "Delete the endpoint with its configurations and models. What is in the bucket stays.")
    @TerminalOnly
    private boolean delete;

    @Option(names = "--yes", description = "With --delete: do it without asking.")
    @TerminalOnly
    private boolean yes;

    @Option(
            names = "--json",
            description = "Print the result as JSON, and nothing else, on standard output.")
    private boolean json;

    private final Prompt prompt;

    DeployCommand() {
        this(Prompt::atTheTerminal);
    }

    DeployCommand(Prompt prompt) {
        this.prompt = prompt;
    }

    @Override
    public Integer call() {
        Deployment.checkName(endpoint);
        if ((plan ? 1 : 0) + (status ? 1 : 0) + (rollback ? 1 : 0) + (delete ? 1 : 0) > 1) {
            throw new UserError("Give one of --plan, --status, --rollback and --delete.");
        }
        if (timeoutMinutes < 1 || timeoutMinutes > LONGEST_WAIT) {
            throw new UserError(
                    "--timeout-minutes is %d; it has to be between 1 and %d."
                            .formatted(timeoutMinutes, LONGEST_WAIT));
        }
        if ((offline && !plan) || (yes && !delete)) {
            throw new UserError("--offline goes with --plan, and --yes with --delete.");
        }
        AwsAccess access = AwsAccess.ofEnvironment(region);
        DeployReport report = new DeployReport(spec.commandLine().getOut(), json);
        if (plan) {
            return plan(access, report);
        }
        if (status) {
            return status(access, report);
        }
        try (Deployer deployer = new Deployer(access, Duration.ofMinutes(timeoutMinutes))) {
            if (delete) {
                return delete(deployer, report);
            }
            return rollback ? rollback(deployer, report) : deploy(access, deployer, report);
        }
    }

    private int plan(AwsAccess access, DeployReport report) {
        DeployOptions.Prepared prepared = prepare(open());
        List<Change> changes = new ArrayList<>();
        if (offline) {
            packages(prepared)
                    .forEach(each -> changes.add(upload(prepared, each, Change.Kind.ENSURE)));
            changes.addAll(Deployer.outline(prepared.deployment()));
        } else {
            try (PackageStore store = new PackageStore(access, prepared.place());
                    Deployer deployer = new Deployer(access, Duration.ofMinutes(timeoutMinutes))) {
                packages(prepared)
                        .forEach(each ->
                                changes.add(
                                        upload(
                                                prepared,
                                                each,
                                                store.has(each)
                                                        ? Change.Kind.KEEP
                                                        : Change.Kind.UPLOAD)));
                changes.addAll(deployer.plan(prepared.deployment()));
            }
        }
        report.plan(changes, CostFacts.of(prepared.deployment()));
        return ExitCodes.DONE;
    }

    private static Change upload(
            DeployOptions.Prepared prepared, ModelPackage each, Change.Kind kind) {
        return new Change(
                kind,
                "package",
                each.version(),
                "%s, %,d bytes"
                        .formatted(
                                PackageStore.address(prepared.place(), each),
                                each.archive().length));
    }

    private int status(AwsAccess access, DeployReport report) {
        try (Endpoints endpoints = new Endpoints(access)) {
            var found =
                    endpoints
                            .find(endpoint)
                            .orElseThrow(() ->
                                    new UserError(
                                            "There is no endpoint %s in this region. Check --endpoint and --region."
                                                    .formatted(endpoint)));
            report.status(found, endpoints.config(found.config()).orElse(null));
            return ExitCodes.DONE;
        }
    }

    private int delete(Deployer deployer, DeployReport report) {
        if (!yes) {
            List<Change> would = deployer.planDelete(endpoint);
            report.plan(would, List.of());
            if (would.isEmpty()) {
                return ExitCodes.DONE;
            }
            Optional<String> typed =
                    json
                            ? Optional.empty()
                            : prompt.ask("To delete all of this, type the endpoint's name: ");
            if (!typed.equals(Optional.of(endpoint))) {
                spec.commandLine()
                        .getErr()
                        .println(
                                typed.isPresent()
                                        ? "marquee: Nothing was deleted."
                                        : "marquee: Nothing was deleted. There is nobody to ask; give --yes to do it.");
                return typed.isPresent() ? ExitCodes.DONE : ExitCodes.WRONG_USAGE;
            }
        }
        return PlainRun.of(
                open(),
                "deploy",
                recorded("delete"),
                run -> {
                    try (RunProgress progress = new RunProgress(run)) {
                        List<Change> gone = deployer.delete(endpoint, progress);
                        progress.finish();
                        run.done();
                        report.deleted(gone);
                        return ExitCodes.DONE;
                    }
                });
    }

    private int rollback(Deployer deployer, DeployReport report) {
        return PlainRun.of(
                open(),
                "deploy",
                recorded("rollback"),
                run -> {
                    try (RunProgress progress = new RunProgress(run)) {
                        return end(
                                run,
                                progress,
                                deployer.rollback(endpoint, progress),
                                report,
                                List.of());
                    }
                });
    }

    private int deploy(AwsAccess access, Deployer deployer, DeployReport report) {
        Workspace opened = open();
        DeployOptions.Prepared prepared = prepare(opened);
        StoredModel stored = opened.models().require(prepared.served().version());
        GoldenQuestions golden = GoldenQuestions.of(stored);
        Map<String, String> recorded = recorded("deploy");
        recorded.put("model", stored.version());
        recorded.putAll(options.recorded());
        return PlainRun.of(
                opened,
                "deploy",
                recorded,
                run -> {
                    run.model(stored.version());
                    try (RunProgress progress = new RunProgress(run)) {
                        progress.step("upload");
                        upload(access, prepared, progress);
                        Outcome outcome = deployer.deploy(prepared.deployment(), progress);
                        if (outcome instanceof Outcome.Serving) {
                            progress.step("check");
                            Optional<String> difference = ask(access, golden);
                            if (difference.isPresent()) {
                                String sentence =
                                        "The endpoint %s answers otherwise than the model does here: %s. Go back with ./marquee deploy --rollback --endpoint=%s, or take it away with --delete."
                                                .formatted(endpoint, difference.get(), endpoint);
                                progress.finish();
                                run.refused(sentence);
                                spec.commandLine().getErr().println("marquee: " + sentence);
                                return ExitCodes.DIFFERS;
                            }
                            progress.note(
                                    "%d golden titles are answered as here."
                                            .formatted(golden.size()));
                        }
                        return end(
                                run,
                                progress,
                                outcome,
                                report,
                                CostFacts.of(prepared.deployment()));
                    }
                });
    }

    private int end(
            Run run,
            RunProgress progress,
            Outcome outcome,
            DeployReport report,
            List<String> cost) {
        progress.finish();
        return switch (outcome) {
            case Outcome.Serving serving -> {
                run.done();
                report.serving(serving, cost);
                yield ExitCodes.DONE;
            }
            case Outcome.RolledBack(_, String sentence) -> failed(run, sentence);
            case Outcome.Broken(_, String sentence) -> failed(run, sentence);
        };
    }

    private int failed(Run run, String sentence) {
        run.failed(sentence);
        spec.commandLine().getErr().println("marquee: " + sentence);
        return ExitCodes.FAILED;
    }

    private void upload(AwsAccess access, DeployOptions.Prepared prepared, RunProgress progress) {
        try (PackageStore store = new PackageStore(access, prepared.place())) {
            for (ModelPackage each : packages(prepared)) {
                String address = PackageStore.address(prepared.place(), each);
                if (store.has(each)) {
                    progress.note(address + " is there already.");
                } else {
                    store.put(
                            each,
                            Map.of(
                                    "marquee:managed-by",
                                    "marquee",
                                    "marquee:model-version",
                                    each.version()));
                    progress.note(
                            "Sent %,d bytes to %s.".formatted(each.archive().length, address));
                }
            }
        }
    }

    private Optional<String> ask(AwsAccess access, GoldenQuestions golden) {
        try (EndpointClient client = new EndpointClient(access)) {
            return options.container() == Container.MARQUEE
                    ? golden.ask(client, endpoint)
                    : golden.ask(client, endpoint, options.objective());
        }
    }

    private static List<ModelPackage> packages(DeployOptions.Prepared prepared) {
        ModelPackage shadow = prepared.shadow();
        return shadow == null ? List.of(prepared.served()) : List.of(prepared.served(), shadow);
    }

    private DeployOptions.Prepared prepare(Workspace opened) {
        String shadow = options.shadow();
        return options.prepare(
                endpoint,
                served(opened.models()),
                shadow == null ? null : opened.models().require(shadow));
    }

    /// What goes before an audience has passed the gate, or is champion because somebody has said
    /// why it should be.
    private StoredModel served(Models models) {
        Optional<String> champion = models.pointer().map(Champion::version);
        String chosen = model;
        if (chosen == null) {
            chosen =
                    champion.orElseThrow(() ->
                            new UserError(
                                    "The workspace %s has no champion to deploy. Train one first, promote one, or give --model=VERSION."
                                            .formatted(workspace)));
        }
        StoredModel stored = models.require(chosen);
        ModelManifest.Gate gate = stored.manifest().gate();
        if (!gate.accepted() && !champion.equals(Optional.of(chosen))) {
            throw new UserError(
                    "The gate refused %s: %s Deploy another model, or overrule the gate first: ./marquee models promote %s --force --reason=WHY."
                            .formatted(chosen, gate.sentence(), chosen));
        }
        return stored;
    }

    private Workspace open() {
        return Workspaces.open(Inputs.absolute(workspace));
    }

    private Map<String, String> recorded(String deed) {
        Map<String, String> recorded = new LinkedHashMap<>();
        recorded.put("do", deed);
        recorded.put("endpoint", endpoint);
        recorded.put("region", region == null ? "" : region);
        return recorded;
    }
}
