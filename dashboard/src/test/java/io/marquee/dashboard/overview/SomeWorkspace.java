package io.marquee.dashboard.overview;

import io.marquee.registry.FolderStore;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.Run;
import io.marquee.registry.RunRequest;
import io.marquee.registry.Software;
import io.marquee.registry.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

/// A workspace in a folder, whose clock only moves when it is told to.
public final class SomeWorkspace {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final FolderStore store;
    private final Workspace workspace;
    private Instant now = NOON;

    public SomeWorkspace(Path folder) {
        store = new FolderStore(folder);
        workspace = Workspace.open(store, () -> now, new Random(1));
    }

    public FolderStore store() {
        return store;
    }

    public Workspace workspace() {
        return workspace;
    }

    public Run start(String command) {
        Software software = new Software("0.1.0", "Java 25", "Linux", Map.of());
        return workspace.start(new RunRequest(command, Map.of(), "DirectRunner", software));
    }

    public void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    public void publish(String version, Map<String, Double> metrics, ModelManifest.Gate gate) {
        workspace
                .models()
                .publish(
                        new ModelManifest(
                                1, version, version, now, 1, "ab12", 0.5, metrics, gate, Map.of()),
                        Map.of("rating.json", new byte[] {'{', '}'}));
    }
}
