package io.marquee.pipeline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.catalog.Reject;
import io.marquee.label.Evidence;
import io.marquee.pipeline.Checked;
import io.marquee.pipeline.Kept;
import io.marquee.pipeline.Unwatched;
import io.marquee.pipeline.run.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadEngagementTest {

    private static final String HEADER = "event_id,user_id,title_id,kind,value,occurred_at\n";

    @TempDir private Path folder;

    /// What came of some events.
    ///
    /// @param evidence by title
    record Read(
            Map<String, Evidence> evidence,
            Map<String, Long> rows,
            List<Reject> rejects,
            long read,
            long duplicates) {}

    @Test
    void adds_up_events_by_title_and_accounts_for_every_row() throws IOException {
        Files.writeString(
                folder.resolve("a.csv"),
                HEADER
                        + """
                        e1,u1,s1,rate,4,2026-01-01T00:00:00Z
                        e2,u1,s1,rate,5,2026-01-02T00:00:00Z
                        e3,u2,s2,like,,2026-01-01T00:00:00Z
                        e4,u2,s2,rate,9,2026-01-01T00:00:00Z
                        """);
        Files.writeString(
                folder.resolve("b.csv"),
                HEADER
                        + """
                        e2,u1,s1,rate,5,2026-01-02T00:00:00Z
                        e5,u3,s1,rate,2.5,2026-01-01T00:00:00Z
                        ,u3,s1,play,,2026-01-01T00:00:00Z
                        e6,u3,s1,finish
                        """);

        Read read = read(3);

        assertThat(read.evidence())
                .isEqualTo(
                        Map.of(
                                "s1",
                                Evidence.NONE.plusRating(5).plusRating(2.5),
                                "s2",
                                new Evidence(0, 0, 0, 1, 0, 0, 0, Evidence.NONE.stated())));
        assertThat(read.rows()).isEqualTo(Map.of("s1", 3L, "s2", 1L));
        assertThat(read.read()).isEqualTo(8);
        assertThat(read.duplicates()).isEqualTo(1);
        assertThat(read.rejects())
                .extracting(Reject::reason)
                .containsExactlyInAnyOrder(
                        Reject.Reason.UNREADABLE_VERDICT,
                        Reject.Reason.MISSING_EVENT_ID,
                        Reject.Reason.WRONG_CELL_COUNT);
    }

    @Test
    void comes_to_the_same_however_events_are_spread_over_files_and_buckets() throws IOException {
        Random random = new Random(31);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            // The time tells two events apart, so that no tie hangs on where they stand.
            lines.add(
                    "e%d,u%d,s%d,%s,%s,%s"
                            .formatted(
                                    i,
                                    random.nextInt(60),
                                    random.nextInt(40),
                                    List.of("rate", "like", "dislike", "play", "finish", "nap")
                                            .get(random.nextInt(6)),
                                    1 + random.nextInt(9) / 2.0,
                                    Instant.ofEpochSecond(1_700_000_000L + 7919L * i)));
        }
        lines.addAll(lines.subList(0, 100));
        write(lines, 1);
        Read once = read(1);
        assertThat(once.duplicates()).isBetween(60L, 100L);
        assertThat(
                        once.rows().values().stream().mapToLong(Long::longValue).sum()
                                + once.duplicates()
                                + once.rejects().size())
                .isEqualTo(3_100);

        Collections.shuffle(lines, random);
        write(lines, 4);
        Read again = read(9);

        assertThat(again.evidence()).isEqualTo(once.evidence());
        assertThat(again.rows()).isEqualTo(once.rows());
        assertThat(again.duplicates()).isEqualTo(once.duplicates());
        assertThat(again.read()).isEqualTo(once.read());
        assertThat(again.rejects())
                .extracting(Reject::payload)
                .containsExactlyInAnyOrderElementsOf(
                        once.rejects().stream().map(Reject::payload).toList());
    }

    private void write(List<String> lines, int files) throws IOException {
        int each = (lines.size() + files - 1) / files;
        for (int file = 0; file < files; file++) {
            List<String> part =
                    lines.subList(file * each, Math.min((file + 1) * each, lines.size()));
            Files.writeString(
                    folder.resolve("part-" + file + ".csv"),
                    HEADER + String.join("\n", part) + "\n");
        }
    }

    private Read read(int buckets) {
        Pipeline pipeline = Checked.pipeline();
        PCollectionTuple read =
                pipeline.apply(
                        new ReadEngagement(List.of(folder + "/*.csv"), buckets, Unwatched.meter()));
        Kept<List<TitleEvidence>> evidence = Kept.of(read.get(EvidenceTags.EVIDENCE));
        Kept<List<Reject>> rejects = Kept.of(read.get(EvidenceTags.REJECTS));
        Kept<Counts> counts = Kept.of(read.get(EvidenceTags.COUNTS));
        pipeline.run();
        Map<String, Evidence> byTitle = new TreeMap<>();
        Map<String, Long> rows = new TreeMap<>();
        for (TitleEvidence each : Kept.rows(evidence)) {
            assertThat(byTitle.put(each.titleId(), each.evidence())).isNull();
            rows.put(each.titleId(), each.rows());
        }
        Counts sum = new Counts();
        counts.elements().forEach(sum::addAll);
        return new Read(
                byTitle,
                rows,
                Kept.rows(rejects),
                sum.of("events.read"),
                sum.of("events.duplicate"));
    }
}
