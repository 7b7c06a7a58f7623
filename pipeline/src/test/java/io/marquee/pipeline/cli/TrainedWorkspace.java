package io.marquee.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.jerolba.carpet.CarpetReader;
import io.marquee.pipeline.write.RejectRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A workspace with a champion in it, trained once for all tests, and looks into workspaces that no
/// command offers.
final class TrainedWorkspace {

    private static @Nullable Path trained;

    private TrainedWorkspace() {}

    /// A copy of the workspace, in a folder that is not there yet.
    static synchronized Path copyTo(Path folder) {
        try {
            Path original = trained;
            if (original == null) {
                original = train();
                trained = original;
            }
            copy(original, folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The rejects that a run has kept, in the order of files and rows.
    static List<RejectRow> rejects(Path workspace, String runId) {
        List<RejectRow> rejects = new ArrayList<>();
        for (Path file : files(workspace.resolve("datasets").resolve(runId).resolve("rejects"))) {
            try {
                rejects.addAll(new CarpetReader<>(file.toFile(), RejectRow.class).toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        rejects.sort(Comparator.comparing(RejectRow::file).thenComparingLong(RejectRow::row));
        return rejects;
    }

    /// Names of what a workspace holds of a kind: `models`, `predictions`.
    static List<String> published(Path workspace, String kind) {
        Path folder = workspace.resolve(kind);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Nothing that was published is half there, and nothing unfinished is left.
    static void assertTidy(Path workspace) {
        assertWhole(workspace);
        assertThat(files(workspace.resolve(".incoming")))
                .isSubsetOf(List.of(workspace.resolve(".incoming/.lock")));
        assertThat(files(workspace.resolve("runs")))
                .noneMatch(file -> file.toString().contains("progress"));
    }

    /// Nothing that was published is half there.
    static void assertWhole(Path workspace) {
        assertSealed(workspace, "models", "model.json");
        assertSealed(workspace, "datasets", "manifest.json");
        assertSealed(workspace, "predictions", "manifest.json");
        assertSealed(workspace, "monitoring", "manifest.json");
    }

    private static void assertSealed(Path workspace, String kind, String seal) {
        for (String id : published(workspace, kind)) {
            assertThat(workspace.resolve(kind).resolve(id).resolve(seal)).isRegularFile();
        }
    }

    static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Predicate.not(Files::isDirectory)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path train() throws IOException {
        Path folder = Files.createTempDirectory("trained");
        Path catalog =
                Files.writeString(
                        folder.resolve("catalog.csv"), SmallCatalog.text(SmallCatalog.lines(400)));
        Path labels =
                Files.writeString(
                        folder.resolve("labels.csv"), SmallCatalog.text(SmallCatalog.labels(400)));
        Path workspace = folder.resolve("workspace");
        Terminal.Answer answer =
                Terminal.run(
                        "train",
                        "--catalog=" + catalog,
                        "--labels=" + labels,
                        "--trees=50",
                        "--shrinkage=0.1",
                        "--workspace=" + workspace);
        assertThat(answer.code()).as(answer.err()).isZero();
        assertTidy(workspace);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        return workspace;
    }

    /// Copies all files of a workspace.
    static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path target = to.resolve(from.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
