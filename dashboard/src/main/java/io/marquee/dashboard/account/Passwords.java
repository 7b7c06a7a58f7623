package io.marquee.dashboard.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marquee.UserError;
import java.security.SecureRandom;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Makes passwords, and hashes and compares them with bcrypt.
@Component
class Passwords {

    static final int SHORTEST = 12;

    /// What bcrypt looks at.
    private static final int LONGEST_BYTES = 72;

    /// Some 0.2 s on the hardware of its day.
    private static final int STRENGTH = 12;

    /// 20 of these are 116 bits; without those that look alike.
    private static final String LETTERS =
            "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int RANDOM_LENGTH = 20;

    private final SecureRandom random = new SecureRandom();

    /// The hash tells how it was made, so that another method can follow this one.
    private final PasswordEncoder encoder =
            new DelegatingPasswordEncoder(
                    "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(STRENGTH, random)));

    /// Compared with where there is no account, so that the time taken does not tell.
    private final String nobody = encoder.encode(random());

    /// One that nobody guesses.
    final String random() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    /// @throws UserError if the password is too short or too long
    String hash(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new UserError(
                    "The password is too short. Take at least %d characters.".formatted(SHORTEST));
        }
        if (password.getBytes(UTF_8).length > LONGEST_BYTES) {
            throw new UserError(
                    "The password is too long. Take at most %d characters."
                            .formatted(LONGEST_BYTES));
        }
        return String.valueOf(encoder.encode(password));
    }

    /// Takes as long without a hash as with one.
    ///
    /// @param hash null if there is no such account
    boolean matches(String password, @Nullable String hash) {
        boolean tooLong = password.getBytes(UTF_8).length > LONGEST_BYTES;
        boolean same = encoder.matches(tooLong ? "" : password, hash == null ? nobody : hash);
        return same && !tooLong && hash != null;
    }
}
