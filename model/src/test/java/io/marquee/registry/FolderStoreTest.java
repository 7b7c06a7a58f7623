package io.marquee.registry;

import static io.marquee.registry.Fixtures.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.marquee.UserError;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest {

    @TempDir Path folder;

    @Test
    void reading_leaves_no_trace() {
        Path absent = folder.resolve("not/there");
        var store = new FolderStore(absent);
        assertThat(store.read("workspace.json")).isEmpty();
        assertThat(store.list("models")).isEmpty();
        assertThat(store.abandoned()).isEmpty();
        assertThat(store.isHeld("run")).isFalse();
        assertThat(absent).doesNotExist();
    }

    @Test
    void a_file_is_no_workspace() throws IOException {
        Path file = Files.writeString(folder.resolve("titles.csv"), "x");
        assertThatThrownBy(() -> new FolderStore(file))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "The workspace "
                                + file
                                + " is a file; it has to be a folder. Choose another place.");
    }

    @Test
    void a_write_that_fails_leaves_nothing_behind() throws IOException {
        var store = new FolderStore(folder);
        store.write("models/v1/rating.json", bytes("1"));
        assertThatThrownBy(() -> store.write("models/v1", bytes("2")))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot write " + store.location("models/v1") + ": ");
        assertThat(entries(folder.resolve(".incoming"))).isEmpty();
        assertThat(store.list("models"))
                .containsExactly(new StoredFile("models/v1/rating.json", 1));
    }

    @Test
    void a_file_where_a_folder_should_be_is_named() throws IOException {
        Files.writeString(folder.resolve("models"), "x");
        var store = new FolderStore(folder);
        assertThatThrownBy(() -> store.write("models/v1/rating.json", bytes("1")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there is a file where a folder should be");
    }

    @Test
    void a_read_only_folder_is_named() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(folder), "root may write anywhere");
            var store = new FolderStore(folder);
            assertThatThrownBy(() -> store.write("workspace.json", bytes("1")))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("permission denied");
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void an_error_says_what_a_person_can_do() {
        Path file = Path.of("/w/run.json");
        assertThat(
                        FolderFiles.error(
                                "write",
                                file,
                                new FileSystemException(
                                        "/w/run.json", null, "No space left on device")))
                .hasMessage(
                        "Cannot write /w/run.json: the disk is full. Free some space and run it again;"
                                + " nothing that was there is lost.");
        assertThat(FolderFiles.error("write", file, new IOException("Read-only file system")))
                .hasMessage(
                        "Cannot write /w/run.json: it is on a read-only file system. Choose another"
                                + " workspace.");
        assertThat(FolderFiles.error("read", file, new AccessDeniedException("/w/run.json")))
                .hasMessage(
                        "Cannot read /w/run.json: permission denied. Change its permissions, or choose"
                                + " another workspace.");
        assertThat(FolderFiles.error("read", file, new IOException("Input/output error")))
                .hasMessage(
                        "Cannot read /w/run.json: Input/output error. Check the disk that the workspace"
                                + " is on.");
    }

    @Test
    void what_a_crash_left_of_a_single_write_is_found_and_removed() throws IOException {
        var store = new FolderStore(folder);
        store.write("a", bytes("1"));
        Files.writeString(folder.resolve(".incoming/write-7"), "half");
        assertThat(store.abandoned()).containsExactly("write-7");
        store.discard("write-7");
        assertThat(store.abandoned()).isEmpty();
        assertThat(store.list("a")).isEmpty();
        assertThat(store.read("a")).contains(bytes("1"));
    }

    @Test
    void two_stores_of_one_folder_share_its_locks_whatever_they_call_it() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("w"));
        Files.createDirectory(folder.resolve("w"));
        var one = new FolderStore(folder.resolve("w"));
        var other = new FolderStore(link.resolve("../w"));
        try (Lease lease = one.hold("run")) {
            assertThat(other.isHeld("run")).isTrue();
            assertThat(other.abandoned()).isEmpty();
            assertThat(lease).isNotNull();
        }
        assertThat(other.isHeld("run")).isFalse();
    }

    @Test
    void writers_and_cleaners_at_once_lose_nothing() throws Exception {
        var store = new FolderStore(folder);
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> work =
                    IntStream.range(0, 8).<Callable<Integer>>mapToObj(t -> () -> busy(t)).toList();
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(20);
            }
        }
        assertThat(store.list("n")).hasSize(160);
        assertThat(new String(store.read("total").orElseThrow(), UTF_8)).isEqualTo("160");
        assertThat(entries(folder.resolve(".incoming"))).isEmpty();
    }

    @Test
    void readers_see_the_old_or_the_new_and_never_a_part() throws Exception {
        var store = new FolderStore(folder);
        Set<String> versions = Set.of("old".repeat(100_000), "new".repeat(100_000));
        store.write("rating.json", bytes(versions.iterator().next()));
        whileReading(
                () -> new String(store.read("rating.json").orElseThrow(), UTF_8),
                versions,
                () -> {
                    for (int i = 0; i < 20; i++) {
                        versions.forEach(v -> store.write("rating.json", bytes(v)));
                    }
                });
    }

    @Test
    void a_folder_comes_into_view_by_a_single_move() throws Exception {
        var store = new FolderStore(folder);
        Draft draft = store.draft(new DraftName("r1", "predictions/r1", "manifest.json"));
        Object before = identity(Path.of(draft.open()));
        draft.write("part-0", bytes("rows"));
        draft.commit(bytes("{}"));
        assertThat(identity(folder.resolve("predictions/r1"))).isEqualTo(before);
    }

    /// What the file system knows a folder by, wherever it is moved.
    private static Object identity(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /// Reads again and again while something is done, and at least once after.
    private static <T> void whileReading(Callable<T> reading, Set<T> expected, Runnable deed)
            throws Exception {
        try (var threads = Executors.newSingleThreadExecutor()) {
            var done = threads.submit(deed);
            boolean last;
            do {
                last = done.isDone();
                // Not AssertJ's: it would print megabytes.
                if (!expected.contains(reading.call())) {
                    throw new AssertionError("something half-written was seen");
                }
            } while (!last);
            done.get();
        }
    }

    private int busy(int thread) {
        var store = new FolderStore(folder);
        int written = 0;
        for (int i = 0; i < 20; i++) {
            store.write("n/" + thread + "-" + i, bytes("x"));
            store.update(
                    "total",
                    now -> bytes(String.valueOf(1 + now.map(FolderStoreTest::number).orElse(0))));
            store.abandoned().forEach(store::discard);
            written++;
        }
        return written;
    }

    private static int number(byte[] text) {
        return Integer.parseInt(new String(text, UTF_8));
    }

    /// Everything in a folder but the lock of the store.
    static List<String> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(e -> e.getFileName().toString())
                    .filter(name -> !name.equals(".lock"))
                    .sorted()
                    .toList();
        }
    }
}
