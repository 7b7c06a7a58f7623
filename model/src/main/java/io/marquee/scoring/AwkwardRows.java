package io.marquee.scoring;

import io.marquee.catalog.RawRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows that ask the most of cleaning and featurizing. They are part of what a model is released
/// with: another row here changes `golden.json` of every model trained from then on.
final class AwkwardRows {

    static final List<RawRow> ALL =
            List.of(
                    row("show_id=golden-1", "type=Movie", "title=Bare", "release_year=2020"),
                    row(
                            "show_id=golden-2",
                            "type=Movie",
                            "title=千と千尋の神隠し",
                            "director=宮崎 駿",
                            "cast=柊 瑠美, 入野 自由",
                            "country=Japan",
                            "date_added=February 1, 2020",
                            "release_year=2001",
                            "rating=PG",
                            "duration=125 min",
                            "listed_in=Anime Features, International Movies",
                            "description=十歳の少女が不思議な町に迷い込む。"),
                    row(
                            "show_id=golden-3",
                            "type=TV Show",
                            "title=القاهرة כאן",
                            "cast=منى زكي",
                            "country=Egypt, Israel",
                            "date_added=2021-03-04",
                            "release_year=2018",
                            "rating=TV-MA",
                            "duration=3 Seasons",
                            "listed_in=International TV Shows, TV Dramas"),
                    row(
                            "show_id=golden-4",
                            "type=Movie",
                            "title=Cafe\u0301 \uD83C\uDFAC \uFB01lm",
                            "director=A\u030Angstro\u0308m",
                            "release_year=2015",
                            "rating=74 min",
                            "listed_in=Stand-Up Comedy"),
                    row(
                            "show_id=golden-5",
                            "type= tv show ",
                            "title=  Two\u200B\nlines\t ",
                            "cast=, Ann , Ann,, Bob,",
                            "country=,France",
                            "release_year=2019.0",
                            "duration=1 Season",
                            "listed_in=TV Comedies,, TV Comedies"),
                    row(
                            "show_id=golden-6",
                            "type=Movie",
                            "title=Nothing like it",
                            "country=Atlantis",
                            "date_added=January 1, 2099",
                            "release_year=2100",
                            "rating=NC-17",
                            "duration=999 min",
                            "listed_in=Unheard-of"),
                    row(
                            "show_id=golden-7",
                            "type=Movie",
                            "title=Unreadable",
                            "date_added=someday",
                            "release_year=1999",
                            "rating=XYZ",
                            "duration=long",
                            "listed_in=Dramas"),
                    row(
                            "show_id=golden-8",
                            "type=Movie",
                            "title=\"Quoted\", with; all\\ the 'marks' <b>&amp;",
                            "director=O'Neil & Sons",
                            "release_year=1925",
                            "duration=1 min",
                            "listed_in=Dramas, Comedies, Documentaries, Thrillers, Horror Movies",
                            "description=" + "On and on and on it goes. ".repeat(40)),
                    row("show_id=golden-9", "type=Podcast", "title=Heard", "release_year=2020"),
                    row("show_id=golden-10", "type=Movie", "title=Undated"));

    private AwkwardRows() {}

    private static RawRow row(String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (String cell : cells) {
            int at = cell.indexOf('=');
            row.put(cell.substring(0, at), cell.substring(at + 1));
        }
        return new RawRow(row);
    }
}
