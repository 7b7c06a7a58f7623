package io.marquee;

/// A mistake that the person at the keyboard can mend: a missing file, a column that is not there,
/// an option out of range, a store that another version wrote.
///
/// Its message is all that the person gets to see, without a stack trace, so it says what was
/// wrong, where (file, row, column, value), and what to do about it. A command that ends with one
/// exits with code 2.
public final class UserError extends RuntimeException {

    /// @param message what was wrong, where, and what to do
    public UserError(String message) {
        super(message);
    }

    /// @param message what was wrong, where, and what to do
    /// @param cause what was caught, for the log only
    public UserError(String message, Throwable cause) {
        super(message, cause);
    }

    /// What was wrong, where, and what to do.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
