package io.marquee.serving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.marquee.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir private Path folder;

    @Test
    void begins_a_file_anew_after_so_many_bytes_and_at_the_full_hour() throws IOException {
        Capture capture = capture(100, captured("x", NOON).line().length * 2L);
        for (Instant at :
                List.of(NOON, NOON, NOON.plusSeconds(1), NOON.plus(Duration.ofHours(1)))) {
            capture.offer(captured("x", at));
        }
        capture.close();

        assertThat(files())
                .extracting(CaptureTest::hour, CaptureTest::lines)
                .containsExactly(tuple("12", 2), tuple("12", 1), tuple("13", 1));
        assertThat(capture.written()).isEqualTo(4);
        assertThat(folder.resolve(".incoming")).isEmptyDirectory();
    }

    @Test
    void shows_a_file_when_it_is_old_enough() {
        // By its clock, each invocation was long ago.
        try (Capture capture = capture(100, 1 << 20)) {
            capture.offer(captured("x", NOON.minus(Duration.ofMinutes(5))));
            while (capture.written() == 0) {
                Thread.onSpinWait();
            }
            assertThat(files()).hasSize(1);
        }
    }

    @Test
    void keeps_about_the_share_that_was_asked_for() {
        Capture capture = capture(25, 1 << 20);
        IntStream.range(0, 1_000).forEach(_ -> capture.offer(captured("x", NOON)));
        capture.close();

        assertThat(capture.written()).isBetween(200L, 300L);
        assertThat(capture.dropped()).isZero();
    }

    @Test
    void writes_bytes_that_are_no_text_as_base64() throws IOException {
        Capture capture = capture(100, 1 << 20);
        capture.offer(
                new Captured(
                        Media.JSON,
                        new byte[] {(byte) 0xff, 0},
                        Media.JSON_LINES,
                        "{}\n".getBytes(UTF_8),
                        "e1",
                        null,
                        NOON));
        capture.close();

        assertThat(Json.tree(Files.readString(files().getFirst()), "capture").toString())
                .isEqualTo(
                        """
                        {"captureData":{"endpointInput":{"observedContentType":"application/json","mode":"INPUT","data":"/wA=","encoding":"BASE64"},\
                        "endpointOutput":{"observedContentType":"application/jsonlines","mode":"OUTPUT","data":"{}\\n","encoding":"JSON"}},\
                        "eventMetadata":{"eventId":"e1","inferenceTime":"2026-11-22T12:00:00Z"},"eventVersion":"0"}\
                        """);
    }

    @Test
    void counts_what_comes_after_its_end_as_dropped() {
        Capture capture = capture(100, 1 << 20);
        capture.close();
        capture.offer(captured("x", NOON));
        assertThat(capture.dropped()).isEqualTo(1);
    }

    @Test
    void says_where_it_cannot_write() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() ->
                        new Capture(
                                Capture.Settings.of(file, 100),
                                InstantSource.fixed(NOON),
                                new Random(1)))
                .hasMessageStartingWith("Cannot write captures to " + file)
                .hasMessageEndingWith("Choose another folder with --capture.");
        assertThatThrownBy(() -> Capture.Settings.of(folder, 101))
                .hasMessage("The percentage to capture cannot be 101.0; give one from 0 to 100.");
    }

    private Capture capture(double percent, long bytes) {
        return new Capture(
                new Capture.Settings(folder, percent, bytes, Duration.ofMinutes(1)),
                InstantSource.fixed(NOON),
                new Random(1));
    }

    private static Captured captured(String body, Instant at) {
        byte[] bytes = body.getBytes(UTF_8);
        return new Captured(Media.JSON, bytes, Media.JSON, bytes, "e", null, at);
    }

    private List<Path> files() {
        try (Stream<Path> tree = Files.walk(folder.resolve("marquee"))) {
            return tree.filter(Files::isRegularFile)
                    .sorted(
                            Comparator.comparing(CaptureTest::hour)
                                    .thenComparing(
                                            Comparator.comparing(CaptureTest::lines).reversed()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hour(Path file) {
        return String.valueOf(file.getName(file.getNameCount() - 2));
    }

    private static Integer lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
