package io.marquee.catalog;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// What makes two rows of a catalog the same title: name, kind and year of release, without regard
/// to case, blanks, invisible characters or the form of Unicode.
///
/// @param key the three in one text, stable over versions
public record TitleIdentity(String key) {

    private static final Pattern BLANKS = Pattern.compile("\\s++");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}++");

    /// The identity of a title.
    public static TitleIdentity of(String name, Kind kind, int releaseYear) {
        String folded =
                BLANKS.matcher(visible(Normalizer.normalize(name, Normalizer.Form.NFKC)))
                        .replaceAll(" ")
                        .strip()
                        .toLowerCase(Locale.ROOT);
        return new TitleIdentity(folded + '|' + kind + '|' + releaseYear);
    }

    private static String visible(String name) {
        return INVISIBLE.matcher(name).replaceAll("");
    }

    /// A 64-bit hash of the key, the same on every machine and in every version: FNV-1a, finished
    /// with the mixing steps of SplitMix64 so that its low bits can be used as a bucket.
    ///
    /// @param seed gives an independent hash for each value
    public long hash(long seed) {
        return stableHash(key, seed);
    }

    /// As [#hash], of any text.
    public static long stableHash(String text, long seed) {
        long hash = 0xcbf29ce484222325L ^ seed * 0x9e3779b97f4a7c15L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
