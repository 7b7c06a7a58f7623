package io.marquee.dashboard.title;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where the page of a title is, and where its changes are tried out: relative to the dashboard.
public final class TitleAddress {

    /// The path of a title's page, before its id.
    public static final String PATH = "titles";

    /// The parameter with the id where it cannot stand in a path.
    public static final String ID = "id";

    /// The parameter with the run that scored.
    public static final String RUN = "run";

    /// The parameter of the what-if page with the title to begin with.
    public static final String TITLE = "title";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private TitleAddress() {}

    /// The page of a title. Ids may hold anything, but servers refuse paths with some of it.
    ///
    /// @param runId empty for the newest
    public static String page(String titleId, Optional<String> runId) {
        boolean plain = PLAIN.matcher(titleId).matches();
        String path = plain ? PATH + "/" + titleId : PATH + "?" + ID + "=" + encoded(titleId);
        return path + run(runId, plain ? '?' : '&');
    }

    /// The what-if page that begins with a title.
    ///
    /// @param runId empty for the newest
    public static String whatIf(String titleId, Optional<String> runId) {
        return "what-if?" + TITLE + "=" + encoded(titleId) + run(runId, '&');
    }

    /// The table of predictions, for titles of one genre.
    public static String genre(String genre) {
        return "predictions?genre=" + encoded(genre);
    }

    private static String run(Optional<String> runId, char before) {
        return runId.map(run -> before + RUN + "=" + encoded(run)).orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
