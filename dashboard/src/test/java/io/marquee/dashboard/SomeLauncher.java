package io.marquee.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Stands in for the script `marquee`: tells the options of commands, and starts nothing.
public final class SomeLauncher implements AutoCloseable {

    private static final String PROPERTY = "marquee.launcher";

    private static final String SCRIPT =
            """
            #!/bin/sh
            cat <<END
            {"formatVersion": 1, "command": "$2", "purpose": "Does what it does.", "oneOf": [], "options": [
              {"name": "catalog", "kind": "FILES", "description": "The catalog.", "usual": null,
               "choices": [], "required": true, "several": true, "least": null, "most": null, "above": false},
              {"name": "rename", "kind": "PAIRS", "description": "Other names.", "usual": null,
               "choices": [], "required": false, "several": true, "least": null, "most": null, "above": false},
              {"name": "trees", "kind": "INTEGER", "description": "Trees.", "usual": null,
               "choices": [], "required": false, "several": false, "least": 1, "most": 10000, "above": false},
              {"name": "subsample", "kind": "NUMBER", "description": "Share.", "usual": null,
               "choices": [], "required": false, "several": false, "least": 0, "most": 1, "above": true},
              {"name": "evaluation", "kind": "TEXT", "description": "Effort.", "usual": "full",
               "choices": ["brief", "full"], "required": false, "several": false, "least": null, "most": null, "above": false},
              {"name": "without", "kind": "TEXT", "description": "Families.", "usual": null,
               "choices": ["facts", "genres"], "required": false, "several": true, "least": null, "most": null, "above": false},
              {"name": "liked-aim", "kind": "TEXT", "description": "Aim.", "usual": "accuracy",
               "choices": [], "required": false, "several": false, "least": null, "most": null, "above": false},
              {"name": "no-promote", "kind": "FLAG", "description": "Leave it.", "usual": null,
               "choices": [], "required": false, "several": false, "least": null, "most": null, "above": false}
            ]}
            END
            """;

    /// Makes the dashboards that are started from now on use it.
    ///
    /// @param folder to put it into
    public static SomeLauncher in(Path folder) {
        try {
            Path script = Files.writeString(folder.resolve("marquee"), SCRIPT);
            script.toFile().setExecutable(true);
            System.setProperty(PROPERTY, script.toString());
            return new SomeLauncher();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        System.clearProperty(PROPERTY);
    }
}
