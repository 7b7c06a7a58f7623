package io.marquee.explanation;

/// Where a column belongs, by its name. Columns that do not exist yet are known by the names they
/// will have; any other stands for itself.
///
/// @param concept the matter it speaks of
/// @param part what it says about that together with other columns of the same part; of a flag that
///   says something of its own the column itself
/// @param role what its value means
record Place(String concept, String part, Role role) {

    enum Role {
        /// Its value belongs into the words of its part.
        VALUE,
        /// If it is 1, all of the concept is unknown, and medians stand in for it.
        MISSING,
        /// One of many things a title can have, such as a genre; it has it if this is 1.
        FLAG
    }

    static Place of(String column) {
        return switch (column) {
            case "series" -> value("kind", "kind");
            case "runtime_minutes", "seasons" -> value("length", "length");
            case "length_missing" -> missing("length", "length");
            case "added_year", "age_when_added" -> value("added", "added");
            case "added_month" -> value("added", "added_month");
            case "added_missing" -> missing("added", "added");
            case "maturity_level" -> value("maturity", "maturity");
            case "maturity_missing" -> missing("maturity", "maturity");
            case "description_length" -> value("description", "description");
            case "description_missing" -> missing("description", "description");
            case "directors_missing" -> missing("director", "director_count");
            case "cast_missing" -> missing("cast", "cast_count");
            case "countries_missing" -> missing("country", "country_count");
            case "genres_missing" -> missing("genre", "genre_count");
            default -> ofFamily(column);
        };
    }

    private static Place ofFamily(String column) {
        int equals = column.indexOf('=');
        if (equals > 0) {
            return new Place(column.substring(0, equals), column, Role.FLAG);
        }
        if (column.startsWith("text_")) {
            return value("text", "text");
        }
        for (String subject : new String[] {"director", "cast", "country", "genre"}) {
            if (column.startsWith(subject + "_")) {
                return switch (column.substring(subject.length() + 1)) {
                    case "record", "evidence", "titles" -> value(subject, subject + "_record");
                    case "other" -> new Place(subject, column, Role.FLAG);
                    case "count" -> value(subject, column);
                    default -> value(column, column);
                };
            }
        }
        return value(column, column);
    }

    private static Place value(String concept, String part) {
        return new Place(concept, part, Role.VALUE);
    }

    private static Place missing(String concept, String part) {
        return new Place(concept, part, Role.MISSING);
    }
}
