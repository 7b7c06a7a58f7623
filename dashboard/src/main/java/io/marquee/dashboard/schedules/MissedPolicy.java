package io.marquee.dashboard.schedules;

/// What to do about times that passed while no dashboard was there to keep them.
public enum MissedPolicy {
    /// Run once when one is back, however many they were.
    RUN_ONCE("run once when the dashboard is back"),
    /// Leave them be, and go on with the next time.
    SKIP("skip it");

    private final String words;

    MissedPolicy(String words) {
        this.words = words;
    }

    /// As people read it.
    public String words() {
        return words;
    }
}
