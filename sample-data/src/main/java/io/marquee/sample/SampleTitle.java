package io.marquee.sample;

import io.marquee.sample.Vocabulary.Country;
import io.marquee.sample.Vocabulary.Genre;
import io.marquee.sample.Vocabulary.Maturity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A title as its makers know it, or as much of it as the catalog shows.
///
/// @param index place in the catalog, from 0
/// @param work which work it is: differs from `index` where the catalog holds a work twice
/// @param name its title
/// @param directors empty: none is known
/// @param cast in order of billing; empty: none is known
/// @param countries the first is its home; empty: none is known
/// @param added when it came into the catalog
/// @param releaseYear four digits
/// @param maturity empty list: none is known, else one
/// @param length minutes of a movie, seasons of a show
/// @param genres one to three, in order of importance
/// @param blurb its description
record SampleTitle(
        int index,
        int work,
        Kind kind,
        String name,
        List<Person> directors,
        List<Person> cast,
        List<Country> countries,
        LocalDate added,
        int releaseYear,
        List<Maturity> maturity,
        int length,
        List<Genre> genres,
        String blurb) {

    /// Its id in catalog and events.
    String id() {
        return id(index);
    }

    /// The id of the title at that place, from 0.
    static String id(int index) {
        return "s" + (index + 1);
    }

    /// Its length as the catalog words it.
    String duration() {
        return switch (kind) {
            case MOVIE -> length + " min";
            case SHOW -> length == 1 ? "1 Season" : length + " Seasons";
        };
    }

    /// Its maturity rating, where it is known.
    Optional<Maturity> knownMaturity() {
        return maturity.stream().findFirst();
    }

    SampleTitle withName(String other) {
        return new SampleTitle(
                index,
                work,
                kind,
                other,
                directors,
                cast,
                countries,
                added,
                releaseYear,
                maturity,
                length,
                genres,
                blurb);
    }

    SampleTitle withReleaseYear(int other) {
        return new SampleTitle(
                index, work, kind, name, directors, cast, countries, added, other, maturity, length,
                genres, blurb);
    }

    SampleTitle withoutMaturity() {
        return new SampleTitle(
                index,
                work,
                kind,
                name,
                directors,
                cast,
                countries,
                added,
                releaseYear,
                List.of(),
                length,
                genres,
                blurb);
    }

    /// The same work at another place of the catalog.
    SampleTitle again(int otherIndex, LocalDate otherAdded) {
        return new SampleTitle(
                otherIndex,
                work,
                kind,
                name,
                directors,
                cast,
                countries,
                otherAdded,
                releaseYear,
                maturity,
                length,
                genres,
                blurb);
    }
}
