package io.marquee.pipeline.run;

import io.marquee.Json;
import io.marquee.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import tools.jackson.databind.JsonNode;

/// Chooses where a pipeline runs, and sets what the runners leave to chance.
///
/// Without a word from the user a small catalog runs on the DirectRunner, which starts sooner, and
/// a larger one on embedded Flink, which works faster. See
/// docs/decisions/0008-runner-by-catalog-size.md.
public final class Runners {

    private static final long SMALL_CATALOG_BYTES = 16L << 20;
    private static final String EMBEDDED = "[local]";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern WRONG_TYPE =
            Pattern.compile("^Cannot deserialize value of type `(?:\\w+\\.)*(\\w+)`");

    private Runners() {}

    /// The options of a run.
    ///
    /// @param arguments Beam's own options as given, `--runner=FlinkRunner` for instance
    /// @param inputBytes size of the catalog
    /// @throws UnknownOption if nobody has such an option
    /// @throws UserError if an option is wrong, or if no cluster answers
    public static PipelineOptions choose(List<String> arguments, long inputBytes, String jobName) {
        List<String> complete = new ArrayList<>(arguments);
        boolean master = arguments.stream().anyMatch(a -> a.startsWith("--flinkMaster="));
        if (arguments.stream().noneMatch(a -> a.startsWith("--runner="))) {
            boolean flink = master || inputBytes > SMALL_CATALOG_BYTES;
            complete.add("--runner=" + (flink ? "FlinkRunner" : "DirectRunner"));
        }
        PipelineOptions options = parse(complete);
        options.setJobName(jobName);
        if (options.getRunner() == DirectRunner.class) {
            tune(options.as(DirectOptions.class));
        } else if (options.getRunner() == FlinkRunner.class) {
            tune(options.as(FlinkPipelineOptions.class));
        }
        return options;
    }

    private static PipelineOptions parse(List<String> arguments) {
        try {
            return PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new))
                    .withValidation()
                    .create();
        } catch (IllegalArgumentException e) {
            throw wrong(arguments, e);
        }
    }

    /// Beam's complaint in the words of the command line. It does not always name the option, so
    /// that is found out first.
    private static RuntimeException wrong(List<String> arguments, IllegalArgumentException all) {
        for (String argument : arguments) {
            try {
                PipelineOptionsFactory.fromArgs(argument).create();
            } catch (IllegalArgumentException e) {
                return wrong(argument, e);
            }
        }
        return new UserError(firstLine(all), all);
    }

    private static RuntimeException wrong(String argument, IllegalArgumentException e) {
        if (!argument.startsWith("--")) {
            return new UserError(
                    "'%s' is no option. Options are written --name=value, without blanks around the sign; a value with blanks in it needs quotes."
                            .formatted(argument),
                    e);
        }
        String reason = firstLine(e);
        if (reason.contains("missing a property named")) {
            return new UnknownOption(argument.replaceFirst("=.*$", ""), e);
        }
        if (argument.startsWith("--runner=")) {
            return new UserError(
                    argument + ": there is no such runner. Choose DirectRunner or FlinkRunner.", e);
        }
        Matcher type = WRONG_TYPE.matcher(reason);
        return new UserError(
                type.find()
                        ? "%s: the value has to be of the type %s."
                                .formatted(argument, type.group(1))
                        : argument + ": " + reason,
                e);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /// The checks for changed or unencodable elements are for tests; they cost more than the work.
    private static void tune(DirectOptions options) {
        options.setEnforceImmutability(false);
        options.setEnforceEncodability(false);
    }

    private static void tune(FlinkPipelineOptions options) {
        if (options.getFlinkMaster().equals("[auto]")) {
            options.setFlinkMaster(EMBEDDED);
        }
        options.setFasterCopy(true);
        options.setObjectReuse(true);
        if (options.getFlinkMaster().equals(EMBEDDED)) {
            if (options.getParallelism() < 1) {
                options.setParallelism(Runtime.getRuntime().availableProcessors());
            }
            return;
        }
        int slots = slots(options.getFlinkMaster());
        if (options.getParallelism() < 1) {
            options.setParallelism(slots);
        }
        if (options.getFilesToStage() == null) {
            options.setFilesToStage(List.of(jobJar()));
        }
    }

    /// Asks the cluster, which tells at once whether there is one.
    ///
    /// @return how many task slots the cluster has
    /// @throws UserError if none answers
    public static int slots(String master) {
        String wrong =
                "No Flink cluster answers at --flinkMaster=%s. Start one (infra/flink/cluster start), or name the JobManager's REST address as HOST:PORT."
                        .formatted(master);
        int slots;
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(new URI("http://" + master + "/overview"))
                            .timeout(PATIENCE)
                            .build();
            HttpResponse<byte[]> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            slots = Json.read(answer.body(), JsonNode.class, master).path("slots-total").asInt(0);
        } catch (IOException | URISyntaxException | IllegalArgumentException | UserError e) {
            throw new UserError(wrong, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError(wrong, e);
        }
        if (slots < 1) {
            throw new UserError(
                    "The Flink cluster at %s has no task slots. Start a TaskManager."
                            .formatted(master));
        }
        return slots;
    }

    private static String jobJar() {
        try {
            return Path.of(
                            Runners.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
