package io.marquee.serving;

import io.marquee.UserError;
import io.marquee.registry.StoredModel;
import java.io.BufferedInputStream;
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
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// A model by itself, outside of a workspace: its folder, or the `model.tar.gz` that SageMaker
/// stores and unpacks into one.
final class ModelFiles {

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

    /// The regular files of a gzipped tar archive by name, those in folders left out.
    private static Map<String, byte[]> unpack(Path archive) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        long total = 0;
        try (InputStream file = Files.newInputStream(archive)) {
            TarArchiveInputStream tar =
                    new TarArchiveInputStream(
                            new GZIPInputStream(new BufferedInputStream(file)),
                            StandardCharsets.UTF_8.name());
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                String name = entry.getName().replaceFirst("^\\./", "");
                total += entry.getSize();
                if (total > MOST_BYTES) {
                    throw damaged(archive, null);
                }
                if (entry.isFile() && !name.contains("/")) {
                    files.put(name, tar.readAllBytes());
                }
            }
            return files;
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(archive, e);
        }
    }

    private static UserError damaged(Path archive, @Nullable Exception e) {
        String message = archive + " is no model.tar.gz, or is damaged. Package the model anew.";
        return e == null ? new UserError(message) : new UserError(message, e);
    }
}
