package io.marquee.infra.s3;

import io.marquee.UserError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A bucket, or a part of one.
///
/// @param prefix what all keys begin with: empty, or ending in a slash
public record S3Location(String bucket, String prefix) {

    private static final Pattern LOCATION =
            Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/+([^/].*?))?/*");

    /// @param location `s3://bucket`, or `s3://bucket/prefix`
    /// @throws UserError if it is neither
    public static S3Location of(String location) {
        Matcher parts = LOCATION.matcher(location);
        if (!parts.matches()) {
            throw new UserError(
                    "'" + location + "' is not a bucket. Write it as s3://bucket/prefix.");
        }
        String path = parts.group(2);
        return new S3Location(parts.group(1), path == null ? "" : path + "/");
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix;
    }
}
