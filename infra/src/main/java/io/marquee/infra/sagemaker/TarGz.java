package io.marquee.infra.sagemaker;

import io.marquee.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// An archive of files that knows neither when, where nor by whom it was made: the same files give
/// the same archive.
///
/// @param content the whole file
/// @param digest SHA-256 of what is compressed, in hexadecimal; the compression itself may differ
///   from one JDK to another
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record TarGz(byte[] content, String digest) {

    /// Some programs warn of older files.
    private static final long MODIFIED = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

    /// Packs files.
    ///
    /// @param files content by name, without folders
    static TarGz of(SortedMap<String, byte[]> files) {
        try {
            byte[] tar = tar(files);
            ByteArrayOutputStream zipped = new ByteArrayOutputStream(tar.length / 4);
            try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
                gzip.write(tar);
            }
            return new TarGz(zipped.toByteArray(), Sha256.of(tar));
        } catch (IOException e) {
            throw new UncheckedIOException("memory has no faults", e);
        }
    }

    private static byte[] tar(SortedMap<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                entry.setModTime(MODIFIED);
                entry.setIds(0, 0);
                entry.setNames("", ""); // else it has the name of whoever runs this
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
