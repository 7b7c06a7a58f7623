package io.marquee.catalog;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The age group that a title was rated for: the film ratings of the MPA and the TV Parental
/// Guidelines on one scale.
public enum Maturity {
    TV_Y("TV-Y", 0),
    G("G", 1),
    TV_G("TV-G", 1),
    TV_Y7("TV-Y7", 2),
    TV_Y7_FV("TV-Y7-FV", 2),
    PG("PG", 3),
    TV_PG("TV-PG", 3),
    PG_13("PG-13", 4),
    TV_14("TV-14", 4),
    R("R", 5),
    TV_MA("TV-MA", 5),
    NC_17("NC-17", 6),
    NOT_RATED("NR", -1);

    private static final Map<String, Maturity> BY_CODE = new HashMap<>();

    static {
        for (Maturity maturity : values()) {
            BY_CODE.put(maturity.code, maturity);
        }
        BY_CODE.put("UR", NOT_RATED);
        BY_CODE.put("UNRATED", NOT_RATED);
        BY_CODE.put("NOT RATED", NOT_RATED);
    }

    private final String code;
    private final int level;

    Maturity(String code, int level) {
        this.code = code;
        this.level = level;
    }

    /// The rating as catalogs print it, `TV-MA` for instance.
    public String code() {
        return code;
    }

    /// How grown-up the audience has to be, from 0 (all children) to 6 (adults only); -1 if the
    /// title was not rated.
    public int level() {
        return level;
    }

    /// Reads a rating as catalogs write it.
    ///
    /// @return empty if the text is no rating of this scale
    public static Optional<Maturity> parse(String text) {
        return Optional.ofNullable(BY_CODE.get(text.strip().toUpperCase(Locale.ROOT)));
    }
}
