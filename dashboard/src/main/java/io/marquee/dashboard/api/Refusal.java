package io.marquee.dashboard.api;

import java.util.List;
import org.springframework.http.HttpStatus;

/// A call that is not answered as it was meant, and why.
public final class Refusal extends RuntimeException {

    private final HttpStatus status;
    private final transient List<Fault> faults;

    private Refusal(HttpStatus status, String sentence, List<Fault> faults) {
        super(sentence);
        this.status = status;
        this.faults = List.copyOf(faults);
    }

    /// What was asked for is not there.
    ///
    /// @param sentence what is not, and where to look
    public static Refusal notFound(String sentence) {
        return new Refusal(HttpStatus.NOT_FOUND, sentence, List.of());
    }

    /// The request is in order, but not as things stand.
    ///
    /// @param sentence why not
    public static Refusal conflict(String sentence) {
        return new Refusal(HttpStatus.CONFLICT, sentence, List.of());
    }

    /// The request itself is wrong.
    ///
    /// @param faults all that is wrong with it, at least one
    public static Refusal of(List<Fault> faults) {
        return new Refusal(
                HttpStatus.BAD_REQUEST,
                faults.size() == 1
                        ? faults.getFirst().field() + ": " + faults.getFirst().reason()
                        : "%d things are wrong with the request.".formatted(faults.size()),
                faults);
    }

    /// One thing is wrong with the request.
    public static Refusal of(String field, String reason) {
        return of(List.of(new Fault(field, reason)));
    }

    HttpStatus status() {
        return status;
    }

    /// What is wrong with the request; empty if that is not the point.
    public List<Fault> faults() {
        return faults;
    }
}
