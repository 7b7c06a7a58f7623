package io.marquee.infra.aws;

import io.marquee.UserError;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/// What went wrong, in the terms that decide what to do about it.
public enum AwsFailure {
    NO_CREDENTIALS,
    EXPIRED,
    WRONG_CREDENTIALS,
    CLOCK,
    WRONG_REGION,
    DENIED,
    THROTTLED,
    NOT_FOUND,
    EXISTS,
    QUOTA,
    BUSY,
    INVALID,
    MODEL,
    TIMEOUT,
    UNREACHABLE,
    SERVER,
    OTHER;

    /// Failures that lie in the request itself: it will not be taken at any other time either,
    /// while the next one may be.
    public static final Set<AwsFailure> REFUSALS =
            Collections.unmodifiableSet(EnumSet.of(NOT_FOUND, EXISTS, BUSY, INVALID, MODEL));

    private static final int FORBIDDEN = 403;
    private static final int NOT_THERE = 404;
    private static final int MOVED = 301;
    private static final int SERVER_FAULT = 500;

    private static final Set<String> EXPIRY =
            Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");
    private static final Set<String> UNKNOWN_KEYS =
            Set.of(
                    "InvalidClientTokenId",
                    "UnrecognizedClientException",
                    "InvalidSignatureException",
                    "IncompleteSignature",
                    "SignatureDoesNotMatch",
                    "InvalidAccessKeyId",
                    "InvalidToken",
                    "AuthFailure",
                    "MissingAuthenticationToken",
                    "MissingAuthenticationTokenException");
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "PermanentRedirect",
                    "AuthorizationHeaderMalformed",
                    "IllegalLocationConstraintException",
                    "OptInRequired");
    private static final Set<String> LIMITS =
            Set.of(
                    "ResourceLimitExceeded",
                    "LimitExceeded",
                    "LimitExceededException",
                    "ServiceQuotaExceededException");

    /// How SageMaker says that there is no such thing.
    private static final Pattern MISSING =
            Pattern.compile("(?i)could not find|does not exist|no such|not found|cannot find");

    private static final Pattern THERE = Pattern.compile("(?i)already exist");
    private static final Pattern AT_WORK =
            Pattern.compile("(?i)cannot (update|delete) in-progress|in progress|is being");

    /// Access keys, tokens, and what is signed: none of it belongs on a screen or into a record.
    /// Addresses in S3 and names of resources do, however long they are; they come first, and are
    /// kept.
    private static final Pattern SECRET =
            Pattern.compile(
                    "(?<kept>\\b(?:s3://|arn:aws)[^\\s'\"?&]+)"
                            + "|\\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,}\\b"
                            + "|(?i:X-Amz-[A-Za-z-]+|Signature|SecurityToken|AWSAccessKeyId)\\s*[=:]\\s*[^\\s&,'\"]+"
                            + "|\\b[A-Za-z0-9+/=_-]{80,}");

    /// What kind of failure it was.
    public static AwsFailure of(SdkException e) {
        return e instanceof AwsServiceException service ? answered(service) : unanswered(e);
    }

    /// Whether the same request may succeed a moment later.
    public boolean mayPass() {
        return switch (this) {
            case THROTTLED, TIMEOUT, SERVER -> true;
            default -> false;
        };
    }

    /// The one sentence for people.
    ///
    /// @param deed what was tried, after "Cannot": `create the model m-1`
    /// @param action as policies call it: `sagemaker:CreateModel`
    /// @param place the region or address, for failures that may come from there
    static UserError explain(SdkException e, String deed, String action, String place) {
        AwsFailure failure = of(e);
        String said = said(e);
        String because =
                switch (failure) {
                    case NO_CREDENTIALS ->
                            "no AWS credentials were found. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.";
                    case EXPIRED ->
                            "the AWS credentials have expired. Get new ones (aws sso login, for instance) and run it again.";
                    case WRONG_CREDENTIALS ->
                            "AWS does not know these credentials. Check AWS_PROFILE, or AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.";
                    case CLOCK ->
                            "this machine's clock is wrong by more than AWS allows. Set it and run it again.";
                    case WRONG_REGION ->
                            "it is not in %s. Give the right --region.".formatted(place);
                    case DENIED ->
                            "access denied. Whoever runs this needs a policy with \"Action\": \"%s\".%s"
                                    .formatted(action, quoted(said));
                    case THROTTLED ->
                            "AWS gets too many requests from this account, and went on saying so. Try again in a few minutes.";
                    case NOT_FOUND ->
                            "there is no such thing in %s.%s".formatted(place, quoted(said));
                    case EXISTS -> "there is one already." + quoted(said);
                    case QUOTA ->
                            "the account's quota does not allow it. Ask for more under Service Quotas, or take a smaller or another instance type.%s"
                                    .formatted(quoted(said));
                    case BUSY ->
                            "it is being changed at this moment. Wait until that has ended, and run it again."
                                    + quoted(said);
                    case INVALID -> "AWS refuses it." + quoted(said);
                    case MODEL ->
                            "the container failed to answer; the endpoint's log in CloudWatch tells why."
                                    + quoted(said);
                    case TIMEOUT ->
                            "no answer came in time from %s. Check the network and try again."
                                    .formatted(place);
                    case UNREACHABLE ->
                            "AWS cannot be reached in %s. Check the region's name and the network."
                                    .formatted(place);
                    case SERVER ->
                            "AWS has trouble of its own, and went on having it. Try again in a few minutes.";
                    case OTHER -> "AWS says:" + quoted(said);
                };
        return new UserError("Cannot " + deed + ": " + because, e);
    }

    /// A text of AWS's without what nobody should read.
    public static String clean(@Nullable String text) {
        return text == null
                ? ""
                : SECRET.matcher(text)
                        .replaceAll(found ->
                                found.group("kept") == null
                                        ? "(left out)"
                                        : Matcher.quoteReplacement(found.group()))
                        .strip();
    }

    private static AwsFailure answered(AwsServiceException e) {
        String code = code(e);
        String message = said(e);
        if (EXPIRY.contains(code)) {
            return EXPIRED;
        }
        if (UNKNOWN_KEYS.contains(code)) {
            return WRONG_CREDENTIALS;
        }
        if (e.isClockSkewException() || code.equals("RequestTimeTooSkewed")) {
            return CLOCK;
        }
        if (e.isThrottlingException() || code.startsWith("Throttl") || code.equals("SlowDown")) {
            return THROTTLED;
        }
        if (ELSEWHERE.contains(code) || e.statusCode() == MOVED) {
            return WRONG_REGION;
        }
        if (LIMITS.contains(code)) {
            return QUOTA;
        }
        if (code.equals("ModelError")) {
            return MODEL;
        }
        if (code.startsWith("AccessDenied")
                || code.equals("UnauthorizedOperation")
                || e.statusCode() == FORBIDDEN) {
            return DENIED;
        }
        if (e.statusCode() == NOT_THERE || MISSING.matcher(message).find()) {
            return NOT_FOUND;
        }
        if (THERE.matcher(message).find()) {
            return EXISTS;
        }
        if (AT_WORK.matcher(message).find()) {
            return BUSY;
        }
        if (e.statusCode() >= SERVER_FAULT) {
            return SERVER;
        }
        return INVALID;
    }

    private static AwsFailure unanswered(SdkException e) {
        if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
            return TIMEOUT;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return TIMEOUT;
            }
            if (cause instanceof UnknownHostException || cause instanceof ConnectException) {
                return UNREACHABLE;
            }
            if (String.valueOf(cause.getMessage()).startsWith("Unable to load credentials")) {
                return NO_CREDENTIALS;
            }
        }
        return OTHER;
    }

    private static String code(AwsServiceException e) {
        var details = e.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        return code == null ? "" : code;
    }

    private static String said(SdkException e) {
        if (e instanceof AwsServiceException service && service.awsErrorDetails() != null) {
            return clean(service.awsErrorDetails().errorMessage());
        }
        return clean(e.getMessage());
    }

    private static String quoted(String said) {
        return said.isEmpty() ? "" : " (\"" + said + "\")";
    }
}
