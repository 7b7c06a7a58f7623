package io.marquee.serving;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// What an invocation asks for, beside its titles.
///
/// @param body kind of the titles
/// @param answer kind of the answers
/// @param reasons how many to give for each prediction, at most
/// @param inferenceId the client's own name for it; null if it gave none
/// @param customAttributes what the client hands along; null if nothing
record Invocation(
        Media body,
        Media answer,
        int reasons,
        @Nullable String inferenceId,
        @Nullable String customAttributes) {

    static final String INFERENCE_ID = "X-Amzn-SageMaker-Inference-Id";
    static final String CUSTOM_ATTRIBUTES = "X-Amzn-SageMaker-Custom-Attributes";

    /// More than anybody reads.
    private static final int MOST_REASONS = 20;

    /// SageMaker's own limits: what it lets through it gets back.
    private static final int MOST_ID = 64;

    private static final int MOST_ATTRIBUTES = 1_024;

    private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7e]+");
    private static final Pattern REASONS =
            Pattern.compile("(?:^|[;,&\\s])reasons=([^;,&\\s]*)(?:$|[;,&\\s])");

    /// @throws RequestRefused if it asks for what there is not
    static Invocation of(Request request) {
        HttpFields headers = request.getHeaders();
        Media body = Media.ofBody(headers.get(HttpHeader.CONTENT_TYPE));
        String attributes = echo(headers.get(CUSTOM_ATTRIBUTES), MOST_ATTRIBUTES);
        return new Invocation(
                body,
                Media.ofAnswer(
                        headers.contains(HttpHeader.ACCEPT)
                                ? String.join(",", headers.getValuesList(HttpHeader.ACCEPT))
                                : null,
                        body),
                reasons(Request.extractQueryParameters(request).getValue("reasons"), attributes),
                echo(headers.get(INFERENCE_ID), MOST_ID),
                attributes);
    }

    private static int reasons(@Nullable String query, @Nullable String attributes) {
        String text = query;
        if (text == null && attributes != null) {
            Matcher matcher = REASONS.matcher(attributes.toLowerCase(Locale.ROOT));
            text = matcher.find() ? matcher.group(1) : null;
        }
        if (text == null) {
            return 0;
        }
        try {
            int reasons = Integer.parseInt(text);
            if (reasons >= 0 && reasons <= MOST_REASONS) {
                return reasons;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new RequestRefused(
                new Problem(
                        "Bad Request",
                        400,
                        "The number of reasons has to be from 0 to " + MOST_REASONS + ".",
                        "reasons",
                        null,
                        null));
    }

    /// Only what cannot do harm in a header goes back.
    private static @Nullable String echo(@Nullable String value, int most) {
        return value != null && value.length() <= most && VISIBLE.matcher(value).matches()
                ? value
                : null;
    }
}
