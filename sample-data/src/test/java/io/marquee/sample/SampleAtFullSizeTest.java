package io.marquee.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The defaults: 8,000 titles, some 200,000 events.
class SampleAtFullSizeTest {

    @TempDir private static Path folder;

    private static List<List<String>> rows = List.of();
    private static List<List<String>> events = List.of();
    private static Truth truth = new Truth(0, 0, 0, null, 0, 0, Map.of(), noEvents(), null);

    @BeforeAll
    static void generate() throws IOException {
        Generated generated = Generated.of(folder.resolve("sample"));
        rows = generated.rows();
        events = generated.events();
        truth = generated.truth();
    }

    @Test
    void the_truth_counts_exactly_the_dirt_that_is_there() {
        Map<String, Long> found = new HashMap<>();
        Finder.find(rows).forEach((dirt, count) -> found.put(dirt.key(), count));

        assertThat(rows).hasSize(8_000);
        assertThat(truth.dirt()).containsExactlyInAnyOrderEntriesOf(found);
        assertThat(truth.dirt().values()).allMatch(count -> count >= 2);
        assertThat(truth.rejects())
                .isEqualTo(
                        Arrays.stream(Dirt.values())
                                .filter(Dirt::rejects)
                                .mapToLong(d -> found.getOrDefault(d.key(), 0L))
                                .sum());
    }

    @Test
    void dirt_comes_in_the_proportions_of_a_real_catalog() {
        assertThat(share(Dirt.MISSING_DIRECTOR)).isCloseTo(0.299, within(0.02));
        assertThat(share(Dirt.MISSING_COUNTRY)).isCloseTo(0.094, within(0.02));
        assertThat(share(Dirt.MISSING_CAST)).isCloseTo(0.094, within(0.02));
        assertThat(share(Dirt.SPACE_BEFORE_DATE)).isCloseTo(0.01, within(0.001));
        assertThat(share(Dirt.QUOTES)).isCloseTo(0.04, within(0.004));
        assertThat(truth.rejects()).isBetween(6L, 16L);
    }

    @Test
    void no_two_works_share_a_title_unless_planted() {
        List<String> titles =
                rows.stream()
                        .filter(r -> r.size() > 2)
                        .map(r -> r.get(2).replace("\u200b", ""))
                        .toList();
        long named = titles.stream().filter(t -> !t.isEmpty()).count();
        long distinct = titles.stream().filter(t -> !t.isEmpty()).distinct().count();

        assertThat(named - distinct).isEqualTo(truth.dirt().get(Dirt.SAME_TITLE.key()));
    }

    @Test
    void descriptions_have_15_to_30_words() {
        assertThat(rows)
                .filteredOn(row -> row.size() == 12)
                .allSatisfy(row -> assertThat(row.get(11).split("\\s+").length).isBetween(15, 30));
    }

    @Test
    void the_truth_counts_exactly_the_events_that_are_there() {
        Set<String> catalog = new HashSet<>(rows.stream().map(List::getFirst).toList());
        Set<String> ids = new HashSet<>();
        Map<String, Long> bad = new HashMap<>();
        for (List<String> event : events) {
            if (ids.add(event.getFirst())) {
                fault(event, catalog).ifPresent(what -> bad.merge(what.key(), 1L, Long::sum));
            }
        }

        assertThat(truth.events().lines()).isEqualTo(events.size());
        assertThat(truth.events().repeated()).isEqualTo(events.size() - ids.size());
        assertThat(truth.events().badByReason()).isEqualTo(bad);
        assertThat((double) events.size()).isCloseTo(200_000, within(4_000.0));
        assertThat(truth.events().repeated() / (double) events.size())
                .isCloseTo(.005, within(.001));
        assertThat(truth.events().bad() / (double) events.size()).isCloseTo(.002, within(.0005));
    }

    @Test
    void a_few_titles_draw_most_of_the_audience_and_many_hardly_any() {
        Map<String, Long> perTitle = new HashMap<>();
        rows.forEach(row -> perTitle.put(row.getFirst(), 0L));
        events.forEach(e -> perTitle.computeIfPresent(e.get(2), (_, n) -> n + 1));
        List<Long> counts =
                perTitle.values().stream().sorted(Comparator.<Long>reverseOrder()).toList();
        long all = counts.stream().mapToLong(Long::longValue).sum();
        long top = counts.stream().limit(800).mapToLong(Long::longValue).sum();

        assertThat(top / (double) all).isBetween(0.55, 0.75);
        assertThat(counts.stream().filter(n -> n <= 2).count()).isBetween(500L, 2_500L);
    }

    @Test
    void events_come_after_the_title_was_added() {
        DateTimeFormatter date = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);
        Map<String, Instant> added = new HashMap<>();
        for (List<String> row : rows) {
            if (row.size() == 12 && !row.get(6).isEmpty()) {
                LocalDate day = LocalDate.parse(row.get(6).strip(), date);
                added.put(row.getFirst(), day.atStartOfDay(ZoneOffset.UTC).toInstant());
            }
        }

        assertThat(events)
                .filteredOn(e -> added.containsKey(e.get(2)) && e.get(5).startsWith("20"))
                .hasSizeGreaterThan(190_000)
                .allMatch(e ->
                        Instant.parse(e.get(5)).isAfter(added.getOrDefault(e.get(2), Instant.MAX)));
    }

    @Test
    void the_ceiling_stands_where_real_catalogs_have_theirs() {
        Truth.CeilingFigures ceiling = Objects.requireNonNull(truth.ceiling());

        assertThat(ceiling.labelledTitles()).isBetween(3_000L, 6_000L);
        assertThat(ceiling.labelVariance()).isBetween(0.30, 0.37);
        assertThat(ceiling.likedShare()).isBetween(0.55, 0.65);
        assertThat(ceiling.r2()).isBetween(0.46, 0.56);
        assertThat(ceiling.auc()).isBetween(0.82, 0.87);
        assertThat(ceiling.r2WithoutPeople()).isBetween(0.30, ceiling.r2() - 0.05);
    }

    @Test
    void an_ideal_learner_stands_between_knowing_everybody_and_knowing_nobody() {
        Truth.CeilingFigures ceiling = Objects.requireNonNull(truth.ceiling());

        assertThat(ceiling.r2Learnable())
                .isBetween(ceiling.r2WithoutPeople() + 0.005, ceiling.r2() - 0.05);
        assertThat(Objects.requireNonNull(ceiling.aucLearnable()))
                .isBetween(
                        Objects.requireNonNull(ceiling.aucWithoutPeople()) + 0.003,
                        Objects.requireNonNull(ceiling.auc()) - 0.03);
    }

    @Test
    void labels_counted_from_the_events_alone_are_those_of_the_ceiling() {
        Set<String> rejected = new HashSet<>();
        for (List<String> row : rows) {
            if (row.size() < 12 || row.get(2).isEmpty() || !row.get(7).matches("(19|20)\\d\\d")) {
                rejected.add(row.getFirst());
            }
        }
        Map<String, Map<String, List<String>>> last = new HashMap<>();
        for (List<String> e : events) {
            boolean good =
                    e.get(3).equals("rate") && !e.get(4).equals("9") && e.get(5).startsWith("20");
            if (good && !rejected.contains(e.get(2))) {
                last.computeIfAbsent(e.get(2), _ -> new HashMap<>())
                        .merge(e.get(1), e, (a, b) -> a.get(5).compareTo(b.get(5)) > 0 ? a : b);
            }
        }
        Set<String> catalog = new HashSet<>(rows.stream().map(List::getFirst).toList());
        long labelled =
                last.entrySet().stream()
                        .filter(t -> catalog.contains(t.getKey()) && t.getValue().size() >= 5)
                        .count();

        assertThat(Objects.requireNonNull(truth.ceiling()).labelledTitles()).isEqualTo(labelled);
    }

    private static double share(Dirt dirt) {
        return truth.dirt().getOrDefault(dirt.key(), 0L) / (double) rows.size();
    }

    private static Optional<BadEvent> fault(List<String> event, Set<String> catalog) {
        if (!catalog.contains(event.get(2))) {
            return Optional.of(BadEvent.UNKNOWN_TITLE);
        }
        if (!event.get(5).startsWith("20")) {
            return Optional.of(BadEvent.UNREADABLE_TIME);
        }
        return switch (event.get(3)) {
            case "rate" ->
                    event.get(4).matches("[1-5]")
                            ? Optional.empty()
                            : Optional.of(BadEvent.RATING_OUT_OF_RANGE);
            case "play", "finish", "like", "dislike" -> Optional.empty();
            default -> Optional.of(BadEvent.UNKNOWN_KIND);
        };
    }

    private static Truth.Events noEvents() {
        return new Truth.Events(0, 0, 0, Map.of(), 0);
    }
}
