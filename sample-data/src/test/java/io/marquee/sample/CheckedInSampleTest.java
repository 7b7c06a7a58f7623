package io.marquee.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedInSampleTest {

    /// Tests run in their module's folder.
    private static final Path CHECKED_IN = Path.of("").toAbsolutePath();

    private static final long LARGEST_FILE = 2 << 20;
    private static final long ALL_FILES = 6_000_000;

    @TempDir private Path folder;

    /// Compared unpacked: another JDK may pack the same bytes another way.
    @Test
    void is_what_the_generator_makes_byte_for_byte() throws IOException {
        Map<String, byte[]> kept = new Generated(CHECKED_IN).contents();
        Map<String, byte[]> made =
                Generated.of(folder.resolve("again"), "--titles-per-file", 4_000).contents();

        assertThat(kept.keySet()).isEqualTo(made.keySet());
        for (Map.Entry<String, byte[]> file : made.entrySet()) {
            assertThat(kept.get(file.getKey())).as(file.getKey()).isEqualTo(file.getValue());
        }
    }

    @Test
    void stays_small() throws IOException {
        long all = 0;
        for (String name : new Generated(CHECKED_IN).contents().keySet()) {
            long size = Files.size(CHECKED_IN.resolve(name));
            assertThat(size).as(name).isLessThan(LARGEST_FILE);
            all += size;
        }

        assertThat(all).isBetween(1_000_000L, ALL_FILES);
    }
}
