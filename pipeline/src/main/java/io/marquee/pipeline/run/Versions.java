package io.marquee.pipeline.run;

import io.marquee.registry.Software;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// The versions of Marquee and of the libraries that its results depend on, as the build wrote them
/// down.
public final class Versions {

    private static final String RESOURCE = "/marquee.versions.properties";
    private static final String OURS = "marquee";

    private Versions() {}

    /// Marquee's own version.
    public static String marquee() {
        return all().getOrDefault(OURS, "unknown");
    }

    /// What this process computes with.
    public static Software software() {
        Map<String, String> libraries = all();
        libraries.remove(OURS);
        return Software.ofThisProcess(marquee(), libraries);
    }

    private static Map<String, String> all() {
        Properties properties = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> all = new TreeMap<>();
        properties.forEach((name, version) -> all.put(name.toString(), version.toString()));
        return all;
    }
}
