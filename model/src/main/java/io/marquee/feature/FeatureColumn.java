package io.marquee.feature;

/// One column of the feature vector.
///
/// @param name stable and unique within a spec, for instance `runtime_minutes` or `genre=Dramas`
/// @param kind what its values can be
public record FeatureColumn(String name, Kind kind) {

    /// What the values of a column can be.
    public enum Kind {
        /// Any finite number.
        NUMBER,
        /// 0 or 1.
        FLAG
    }

    public FeatureColumn {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a feature column needs a name");
        }
    }

    public static FeatureColumn number(String name) {
        return new FeatureColumn(name, Kind.NUMBER);
    }

    public static FeatureColumn flag(String name) {
        return new FeatureColumn(name, Kind.FLAG);
    }
}
