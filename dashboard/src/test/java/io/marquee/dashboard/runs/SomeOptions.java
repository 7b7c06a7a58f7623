package io.marquee.dashboard.runs;

/// Options of a command, one of each kind.
public final class SomeOptions {

    public static final CommandOptions TRAIN =
            OptionSheets.parse(
                    """
                    {"formatVersion": 1, "command": "train", "purpose": "Trains both models.", "oneOf": [], "options": [
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
                    """);

    public static final CommandOptions MONITOR =
            OptionSheets.parse(
                    """
                    {"formatVersion": 1, "command": "monitor", "purpose": "Tells what has drifted.",
                     "oneOf": ["predictions", "capture"], "options": [
                      {"name": "predictions", "kind": "TEXT", "description": "A run, or 'latest'.", "usual": null,
                       "choices": [], "required": false, "several": false, "least": null, "most": null, "above": false},
                      {"name": "capture", "kind": "FILES", "description": "What was captured.", "usual": null,
                       "choices": [], "required": false, "several": true, "least": null, "most": null, "above": false},
                      {"name": "threshold", "kind": "PAIRS", "description": "By name.", "usual": null,
                       "choices": [], "required": false, "several": true, "least": null, "most": null, "above": false}
                    ]}
                    """);

    private SomeOptions() {}
}
