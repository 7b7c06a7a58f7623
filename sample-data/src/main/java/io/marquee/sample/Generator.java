package io.marquee.sample;

import io.marquee.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/// Writes a catalog, its events and the truth about them, title by title in constant memory.
final class Generator {

    private static final int FORMAT_VERSION = 1;

    private final Plan plan;
    private final RowWriter rows;
    private final Audience audience;
    private final EventLog log;
    private final Ceiling ceiling = new Ceiling();
    private final Map<Dirt, Long> dirt = new EnumMap<>(Dirt.class);
    private final Map<BadEvent, Long> bad = new EnumMap<>(BadEvent.class);
    private long rejects;
    private long eventsOfRejected;

    Generator(Plan plan) {
        this.plan = plan;
        this.rows =
                new RowWriter(
                        new TitleMaker(new Vocabulary(), plan.seed(), plan.titles()), plan.seed());
        this.audience = new Audience(plan.seed(), plan.titles(), plan.eventsPerTitle());
        this.log = new EventLog(plan.seed());
    }

    /// Writes everything, once.
    ///
    /// @param progress told after each title how many there are
    Truth write(Output output, IntConsumer progress) throws IOException {
        int perFile = plan.titlesPerFile().orElse(plan.titles());
        for (int file = 0; file < plan.files(); file++) {
            int first = file * perFile;
            int end = (int) Math.min(plan.titles(), (long) first + perFile);
            try (Part catalog = new Part(output.file(name("catalog", file, ".csv")), Row.COLUMNS);
                    Part events =
                            new Part(
                                    output.file(name("engagement", file, ".csv.gz")),
                                    Engagement.COLUMNS)) {
                for (int index = first; index < end; index++) {
                    title(index, catalog, events);
                    progress.accept(index + 1);
                }
                log.flush(events::line);
            }
        }
        Truth truth = truth();
        Files.write(output.file(Output.TRUTH), Json.pretty(truth));
        return truth;
    }

    private void title(int index, Part catalog, Part events) throws IOException {
        Row row = rows.row(index);
        Appeal appeal = Appeal.of(row.title(), plan.seed());
        Engagement engagement = audience.engagement(row.title(), appeal.total());
        catalog.row(row.cells());
        for (String event : engagement.events()) {
            log.add(event, events::line);
        }
        row.dirt().forEach(one -> dirt.merge(one, 1L, Long::sum));
        engagement.bad().forEach((what, count) -> bad.merge(what, count, Long::sum));
        if (row.isRejected()) {
            rejects++;
            eventsOfRejected += engagement.events().size();
        } else {
            ceiling.add(row.title().work(), appeal, engagement.evidence());
        }
    }

    private Truth truth() {
        Map<String, Long> dirtByName = new LinkedHashMap<>();
        for (Dirt kind : Dirt.values()) {
            dirtByName.put(kind.key(), dirt.getOrDefault(kind, 0L));
        }
        Map<String, Long> badByName = new LinkedHashMap<>();
        for (BadEvent kind : BadEvent.values()) {
            badByName.put(kind.key(), bad.getOrDefault(kind, 0L));
        }
        return new Truth(
                FORMAT_VERSION,
                plan.seed(),
                plan.eventsPerTitle(),
                plan.titlesPerFile().isPresent() ? plan.titlesPerFile().getAsInt() : null,
                plan.titles(),
                rejects,
                dirtByName,
                new Truth.Events(
                        log.written(),
                        log.repeated(),
                        bad.values().stream().mapToLong(Long::longValue).sum(),
                        badByName,
                        eventsOfRejected),
                ceiling.figures().map(Truth.CeilingFigures::of).orElse(null));
    }

    /// `catalog.csv`, or `catalog/part-1.csv` where there are several; numbers are padded so that
    /// names sort.
    private String name(String what, int file, String ending) {
        if (plan.titlesPerFile().isEmpty()) {
            return what + ending;
        }
        int width = Integer.toString(plan.files()).length();
        String number = ("%0" + width + "d").formatted(file + 1);
        return what + "/part-" + number + ending;
    }
}
