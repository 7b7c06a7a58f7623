package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.pipeline.run.Versions;
import io.marquee.registry.ModelDiff;
import io.marquee.registry.Models;
import io.marquee.registry.Provenance;
import io.marquee.registry.Reproduction;
import io.marquee.registry.Software;
import io.marquee.registry.StoredModel;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "verify",
        description =
                "Trains a model again from its provenance, and compares the two byte by byte.",
        footer = {
            "",
            "The data has to be as it was: every file is checked against its digest first. The",
            "workspace stays as it is; the second model is made among the temporary files.",
            "",
            "Exit codes: 0 identical, 1 failed, 2 wrong usage or other data, 3 not identical."
        },
        mixinStandardHelpOptions = true)
final class VerifyModelCommand implements Callable<Integer> {

    @ParentCommand private ModelsCommand models = new ModelsCommand();

    @Parameters(paramLabel = "VERSION")
    private String version = "";

    @Option(
            names = "--data-root",
            paramLabel = "FOLDER",
            description =
                    "Where the data is now, if it has moved as a whole: stands for the deepest folder that held all of its files.")
    private @Nullable String dataRoot;

    /// What `--json` prints.
    private record Answer(
            String version,
            boolean identical,
            List<ModelDiff.Change<String>> software,
            List<Reproduction.FileComparison> files) {}

    @Override
    public Integer call() throws InterruptedException {
        StoredModel original = models.workspace().models().require(version);
        try {
            return verify(original);
        } catch (UserError e) {
            throw new UserError(
                    "The model %s cannot be verified. %s".formatted(version, e.getMessage()), e);
        }
    }

    private int verify(StoredModel original) throws InterruptedException {
        Provenance provenance = original.provenance();
        List<RecordedData.Located> data = RecordedData.find(provenance.data(), dataRoot);
        List<ModelDiff.Change<String>> software = software(provenance.software());
        for (ModelDiff.Change<String> change : software) {
            models.err()
                    .println(
                            "warning: made with %s %s, and this is %s: the bytes may differ"
                                    .formatted(
                                            change.name(),
                                            or(change.first(), "unknown"),
                                            or(change.second(), "unknown")));
        }
        try (ScratchWorkspace scratch = ScratchWorkspace.create()) {
            Reproduction reproduction = Reproduction.of(original, train(provenance, data, scratch));
            tell(reproduction, software);
            return reproduction.identical() ? ExitCodes.DONE : ExitCodes.DIFFERS;
        }
    }

    /// What may change a sum: on which system it is done does not, since nothing native does it.
    private static List<ModelDiff.Change<String>> software(Software then) {
        return ModelDiff.software(then, Versions.software()).stream()
                .filter(change -> !change.name().equals("os"))
                .toList();
    }

    /// Trains with the very command that made the original. Its summary is of no interest here.
    private static StoredModel train(
            Provenance provenance, List<RecordedData.Located> data, ScratchWorkspace scratch)
            throws InterruptedException {
        TrainCommand train = new TrainCommand();
        CommandLine command = new CommandLine(train);
        command.setOut(new PrintWriter(Writer.nullWriter()));
        List<String> arguments =
                new ArrayList<>(
                        RecordedOptions.arguments(command.getCommandSpec(), provenance, data));
        arguments.add("--workspace=" + scratch.location());
        arguments.add("--no-promote");
        try {
            command.parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new UserError(
                    "This Marquee does not take the options on record: %s. Train it again with Marquee %s, which made it."
                            .formatted(e.getMessage(), provenance.software().code()),
                    e);
        }
        train.call();
        Models made = scratch.open().models();
        return made.require(made.list().getFirst().version());
    }

    private void tell(Reproduction reproduction, List<ModelDiff.Change<String>> software) {
        List<Reproduction.FileComparison> files = reproduction.files();
        if (models.printedAsJson(new Answer(version, reproduction.identical(), software, files))) {
            return;
        }
        Table table = Table.of("file", "result", "where it first differs");
        for (Reproduction.FileComparison file : files) {
            String difference = file.difference();
            table.row(
                    file.file(), difference == null ? "identical" : "differs", or(difference, ""));
        }
        table.print(models.out());
        long differing = files.stream().filter(file -> file.difference() != null).count();
        models.out()
                .println(
                        reproduction.identical()
                                ? "Model %s is what its provenance says: trained again, it is the same to the byte."
                                        .formatted(version)
                                : "Model %s is NOT what its provenance says: trained again, %d of its %d files differ.%s"
                                        .formatted(
                                                version,
                                                differing,
                                                files.size(),
                                                software.isEmpty()
                                                        ? ""
                                                        : " It was made with other software, which may be why."));
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
