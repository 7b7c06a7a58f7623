package io.marquee.registry;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What something was computed with.
///
/// @param code Marquee's own version
/// @param java the Java virtual machine, with vendor and version
/// @param os the operating system and processor architecture
/// @param libraries versions of the libraries that matter for the result, by name
public record Software(String code, String java, String os, Map<String, String> libraries) {

    public Software {
        libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
    }

    /// What this process runs on.
    ///
    /// @param code Marquee's own version
    /// @param libraries versions of libraries, by name
    public static Software ofThisProcess(String code, Map<String, String> libraries) {
        return new Software(
                code,
                system("java.vm.vendor") + " " + system("java.runtime.version"),
                system("os.name") + " " + system("os.version") + " " + system("os.arch"),
                libraries);
    }

    private static String system(String property) {
        return System.getProperty(property, "unknown");
    }
}
