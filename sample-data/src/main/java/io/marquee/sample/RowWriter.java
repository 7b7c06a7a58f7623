package io.marquee.sample;

import io.marquee.sample.Vocabulary.Country;
import io.marquee.sample.Vocabulary.Genre;
import io.marquee.sample.Vocabulary.Maturity;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Writes titles down as rows of a catalog, and makes the mistakes of those who do.
final class RowWriter {

    private static final int TITLE = Row.COLUMNS.indexOf("title");
    private static final int CAST = Row.COLUMNS.indexOf("cast");
    private static final int COUNTRY = Row.COLUMNS.indexOf("country");
    private static final int DATE_ADDED = Row.COLUMNS.indexOf("date_added");
    private static final int RELEASE_YEAR = Row.COLUMNS.indexOf("release_year");
    private static final int RATING = Row.COLUMNS.indexOf("rating");
    private static final int DURATION = Row.COLUMNS.indexOf("duration");
    private static final int DESCRIPTION = Row.COLUMNS.indexOf("description");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);
    private static final List<String> MONTHS =
            List.of(
                    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                    "Dec");
    private static final List<String> NO_YEARS = List.of("20177", "0", "1066", "unknown", "2-019");
    private static final List<String> NICKNAMES =
            List.of("Ace", "Bubba", "Duke", "Mimi", "Sugar", "The Fox");

    private final TitleMaker maker;
    private final long seed;

    RowWriter(TitleMaker maker, long seed) {
        this.maker = maker;
        this.seed = seed;
    }

    /// The row at that place of the catalog, from 0.
    Row row(int index) {
        Dice dice = Dice.of(seed, Dice.Use.DIRT, index);
        SampleTitle title = maker.make(index);
        return Dirt.plantedAt(seed, index)
                .map(dirt -> planted(dirt, title, dice))
                .orElseGet(() -> row(title, cells(title), Set.of()));
    }

    private Row planted(Dirt dirt, SampleTitle title, Dice dice) {
        return switch (dirt) {
            case DURATION_IN_RATING, MISSING_RATING -> {
                SampleTitle unrated = title.withoutMaturity();
                List<String> cells = cells(unrated);
                if (dirt == Dirt.DURATION_IN_RATING) {
                    cells.set(RATING, cells.set(DURATION, ""));
                }
                yield row(unrated, cells, Set.of(dirt));
            }
            case SAME_TITLE -> again(title, dice);
            case SPREADSHEET_DATE -> {
                SampleTitle dated = title.withName(spreadsheetDate(dice));
                yield row(dated, cells(dated), Set.of(dirt));
            }
            case ADDED_BEFORE_RELEASE -> {
                SampleTitle early = title.withReleaseYear(title.added().getYear() + 1);
                yield row(early, cells(early), Set.of(dirt));
            }
            case CUT_SHORT ->
                    new Row(title, cells(title).subList(0, dice.between(3, 9)), Set.of(dirt));
            case EMPTY_TITLE -> new Row(title, with(title, TITLE, ""), Set.of(dirt));
            case IMPOSSIBLE_YEAR ->
                    new Row(title, with(title, RELEASE_YEAR, dice.pick(NO_YEARS)), Set.of(dirt));
            case LINE_BREAK, ZERO_WIDTH, STRAY_COMMA, MISSING_DATE, SPACE_BEFORE_DATE, QUOTES ->
                    smudged(dirt, title, dice);
            case MISSING_DIRECTOR, MISSING_CAST, MISSING_COUNTRY ->
                    throw new IllegalArgumentException(dirt + " is not planted");
        };
    }

    /// The row with one cell spoilt; as it is where the cell cannot be spoilt so.
    private Row smudged(Dirt dirt, SampleTitle title, Dice dice) {
        List<String> clean = cells(title);
        List<String> cells = new ArrayList<>(clean);
        switch (dirt) {
            case LINE_BREAK -> {
                int column =
                        dice.chance(0.3) && clean.get(TITLE).contains(" ") ? TITLE : DESCRIPTION;
                cells.set(column, brokenAtBlank(clean.get(column), dice));
            }
            case ZERO_WIDTH -> {
                boolean inCast = dice.chance(0.2) && !title.cast().isEmpty();
                int column = inCast ? CAST : TITLE;
                cells.set(column, "\u200b" + clean.get(column));
            }
            case STRAY_COMMA -> {
                if (!title.countries().isEmpty()) {
                    String list = clean.get(COUNTRY);
                    cells.set(COUNTRY, dice.chance(0.3) ? ", " + list : list + ",");
                }
            }
            case MISSING_DATE -> cells.set(DATE_ADDED, "");
            case SPACE_BEFORE_DATE -> cells.set(DATE_ADDED, " " + clean.get(DATE_ADDED));
            default -> quote(cells, title, dice);
        }
        return row(title, cells, cells.equals(clean) ? Set.of() : Set.of(dirt));
    }

    /// The row of an earlier title over again, under the id of this one.
    private Row again(SampleTitle title, Dice dice) {
        int earlier = title.index() - dice.between(1, 40);
        while (earlier >= 0 && Dirt.plantedAt(seed, earlier).isPresent()) {
            earlier--;
        }
        if (earlier < 0) {
            return row(title, cells(title), Set.of());
        }
        SampleTitle first = maker.make(earlier);
        SampleTitle second = first.again(title.index(), title.added());
        // Added later, if need be, than it was released.
        SampleTitle plausible =
                second.added().getYear() < second.releaseYear()
                        ? first.again(title.index(), first.added())
                        : second;
        return row(plausible, cells(plausible), Set.of(Dirt.SAME_TITLE));
    }

    private static Row row(SampleTitle title, List<String> cells, Set<Dirt> planted) {
        Set<Dirt> dirt = EnumSet.noneOf(Dirt.class);
        dirt.addAll(planted);
        if (title.directors().isEmpty()) {
            dirt.add(Dirt.MISSING_DIRECTOR);
        }
        if (title.cast().isEmpty()) {
            dirt.add(Dirt.MISSING_CAST);
        }
        if (title.countries().isEmpty()) {
            dirt.add(Dirt.MISSING_COUNTRY);
        }
        return new Row(title, cells, dirt);
    }

    private static List<String> with(SampleTitle title, int column, String value) {
        List<String> cells = cells(title);
        cells.set(column, value);
        return cells;
    }

    private static List<String> cells(SampleTitle title) {
        return new ArrayList<>(
                List.of(
                        title.id(),
                        title.kind().text(),
                        title.name(),
                        String.join(", ", title.directors().stream().map(Person::name).toList()),
                        String.join(", ", title.cast().stream().map(Person::name).toList()),
                        String.join(", ", title.countries().stream().map(Country::name).toList()),
                        DATE.format(title.added()),
                        Integer.toString(title.releaseYear()),
                        title.knownMaturity().map(Maturity::code).orElse(""),
                        title.duration(),
                        String.join(
                                ", ", title.genres().stream().map(Genre::name).sorted().toList()),
                        title.blurb()));
    }

    private static String spreadsheetDate(Dice dice) {
        String day = "%02d".formatted(dice.between(1, 28));
        String month = dice.pick(MONTHS);
        return dice.chance(0.5) ? day + "-" + month : month + "-" + day;
    }

    private static String brokenAtBlank(String text, Dice dice) {
        int blank = text.indexOf(' ', dice.below(text.lastIndexOf(' ') + 1));
        return text.substring(0, blank) + "\n" + text.substring(blank + 1);
    }

    private static void quote(List<String> cells, SampleTitle title, Dice dice) {
        double where = dice.unit();
        if (where < 0.02) {
            cells.set(TITLE, "\"" + title.name() + "\"");
        } else if (where < 0.09 && !title.cast().isEmpty()) {
            String nickname = " \"" + dice.pick(NICKNAMES) + "\" ";
            cells.set(CAST, cells.get(CAST).replaceFirst(" ", nickname));
        } else {
            List<String> words = List.of(title.blurb().split(" "));
            String word = dice.pick(words.stream().filter(w -> w.matches("[a-z]{5,}")).toList());
            cells.set(
                    DESCRIPTION,
                    title.blurb().replaceFirst("\\b" + word + "\\b", "\"" + word + "\""));
        }
    }
}
