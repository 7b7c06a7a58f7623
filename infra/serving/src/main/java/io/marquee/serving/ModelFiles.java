package io.marquee.serving;

import io.marquee.UserError;
import io.marquee.registry.StoredModel;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// A model by itself, outside of a workspace: its folder, or the `model.tar.gz` that SageMaker
/// stores and unpacks into one.
final class ModelFiles {

    private static final int BLOCK = 512;

    /// Far beyond any model; a damaged archive may claim anything.
    private static final long MOST_BYTES = 1L << 30;

    private ModelFiles() {}

    /// Reads the model.
    ///
    /// @throws UserError if there is none, or it is damaged
    static StoredModel read(Path place) {
        try {
            if (Files.isDirectory(place)) {
                return StoredModel.read(name -> content(place.resolve(name)), place.toString());
            }
            Map<String, byte[]> files = unpack(place);
            return StoredModel.read(name -> Optional.ofNullable(files.get(name)), place.toString());
        } catch (NoSuchFileException e) {
            throw new UserError(
                    place + " is not there. Give a model's folder or a model.tar.gz.", e);
        } catch (EOFException | ZipException e) {
            throw damaged(place, e);
        } catch (IOException e) {
            throw new UserError("Cannot read " + place + ": " + e.getMessage(), e);
        }
    }

    private static Optional<byte[]> content(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /// The regular files of a gzipped tar archive by name, those in folders left out. See POSIX's
    /// description of `ustar`.
    private static Map<String, byte[]> unpack(Path archive) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        long total = 0;
        try (InputStream in =
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            byte[] header = new byte[BLOCK];
            while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
                long size = octal(header, 124, 12, archive);
                total += size;
                if (total > MOST_BYTES) {
                    throw damaged(archive, null);
                }
                String name = text(header, 0, 100).replaceFirst("^\\./", "");
                boolean regular = header[156] == '0' || header[156] == 0;
                if (regular && !name.contains("/")) {
                    byte[] content = in.readNBytes((int) size);
                    if (content.length < size) {
                        throw damaged(archive, null);
                    }
                    files.put(name, content);
                } else {
                    in.skipNBytes(size);
                }
                in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            }
        }
        return files;
    }

    private static long octal(byte[] header, int from, int length, Path archive) {
        try {
            return Long.parseUnsignedLong(text(header, from, length).strip(), 8);
        } catch (NumberFormatException e) {
            throw damaged(archive, e);
        }
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private static UserError damaged(Path archive, @Nullable Exception e) {
        String message = archive + " is no model.tar.gz, or is damaged. Package the model anew.";
        return e == null ? new UserError(message) : new UserError(message, e);
    }
}
