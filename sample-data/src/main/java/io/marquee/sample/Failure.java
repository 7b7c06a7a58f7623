package io.marquee.sample;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Objects;

/// What went wrong with a file, in words.
final class Failure {

    private Failure() {}

    static String words(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "no permission to write " + denied.getFile();
            case FileSystemException failed ->
                    failed.getFile()
                            + ": "
                            + Objects.requireNonNullElse(failed.getReason(), "failed");
            default -> Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        };
    }
}
