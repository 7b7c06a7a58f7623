package io.marquee.dashboard.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marquee.Json;
import io.marquee.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// How a command tells a running dashboard, which has the database to itself, to change a password:
/// by a file in the state folder, where only the owner can write, and who can write there could
/// change the database as well. It holds the hash, never the password.
///
/// ```
/// password-reset/<id>.request    name and hash
/// password-reset/<id>.answer     what came of it: nothing if all is well, else a sentence
/// ```
public final class ResetFolder {

    private static final String REQUEST = ".request";
    private static final String ANSWER = ".answer";
    private static final long LOOK_MILLIS = 100;

    private final Path folder;

    /// @param state the folder with the dashboard's state
    public ResetFolder(Path state) {
        folder = state.resolve("password-reset");
    }

    /// Asks the running dashboard, and waits for what it says.
    ///
    /// @throws UserError if it does not answer in time, or refuses
    void ask(String name, String hash, Duration patience) {
        String id = UUID.randomUUID().toString();
        Path request = folder.resolve(id + REQUEST);
        Path answer = folder.resolve(id + ANSWER);
        try {
            Files.createDirectories(folder);
            write(request, Json.line(new Request(name, hash)));
            Instant until = Instant.now().plus(patience);
            while (!Files.exists(answer)) {
                if (Instant.now().isAfter(until)) {
                    Files.deleteIfExists(request);
                    throw new UserError(
                            "The dashboard that has the state in %s open does not answer. End it, and try again."
                                    .formatted(folder.getParent()));
                }
                Thread.sleep(LOOK_MILLIS);
            }
            String words = Files.readString(answer);
            Files.delete(answer);
            if (!words.isEmpty()) {
                throw new UserError(words);
            }
        } catch (IOException e) {
            throw new UserError("%s cannot be written: %s.".formatted(folder, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("That was interrupted.", e);
        }
    }

    /// Does what is asked for, of those files alone that belong to whom the state belongs.
    void answer(Accounts accounts) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> requests;
        try (Stream<Path> files = Files.list(folder)) {
            requests = files.filter(file -> file.toString().endsWith(REQUEST)).sorted().toList();
        }
        for (Path request : requests) {
            boolean own =
                    Files.isRegularFile(request, LinkOption.NOFOLLOW_LINKS)
                            && Files.getOwner(request, LinkOption.NOFOLLOW_LINKS)
                                    .equals(Files.getOwner(folder.resolveSibling("state.mv.db")));
            if (own) {
                String words = reset(accounts, request);
                Files.deleteIfExists(request);
                String name = request.getFileName().toString();
                write(
                        folder.resolve(
                                name.substring(0, name.length() - REQUEST.length()) + ANSWER),
                        words);
            }
        }
    }

    private static String reset(Accounts accounts, Path request) throws IOException {
        try {
            Request asked =
                    Json.read(Files.readAllBytes(request), Request.class, request.toString());
            accounts.replacePassword(asked.name(), asked.hash());
            return "";
        } catch (UserError e) {
            return e.getMessage();
        }
    }

    /// Beside first, so that nobody reads half of it.
    private void write(Path file, String text) throws IOException {
        Path beside = Files.createTempFile(folder, "reset", ".tmp");
        Files.writeString(beside, text, UTF_8);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private record Request(String name, String hash) {}
}
