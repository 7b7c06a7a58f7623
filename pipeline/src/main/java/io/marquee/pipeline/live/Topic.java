package io.marquee.pipeline.live;

import io.marquee.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A topic of Kafka, and how to get at it.
///
/// @param servers some of its brokers, as `HOST:PORT`, parted by commas
/// @param group the consumer group, whose offsets say where a stream begins that goes on from no
///   savepoint
/// @param start where to begin if the group has been nowhere yet
/// @param properties a file of settings for the client, of TLS and SASL above all; every worker
///   reads it itself, so that no secret goes along with the job. Null for none
public record Topic(
        String servers, String name, String group, Start start, @Nullable String properties)
        implements Serializable {

    /// Where a group begins that has been nowhere yet.
    public enum Start {
        /// With the oldest record that is still there.
        EARLIEST,
        /// With the next that comes.
        LATEST
    }

    /// Settings of a client, the file's and these over them.
    ///
    /// @throws UserError if the file cannot be read
    public Map<String, Object> client(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>();
        if (properties != null) {
            Properties read = new Properties();
            try (InputStream in = Files.newInputStream(Path.of(properties))) {
                read.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new UserError(
                        "The file %s of --kafka-properties cannot be read; every worker needs it at that place."
                                .formatted(properties),
                        e);
            }
            read.stringPropertyNames().forEach(key -> all.put(key, read.getProperty(key)));
        }
        all.putAll(settings);
        return all;
    }
}
