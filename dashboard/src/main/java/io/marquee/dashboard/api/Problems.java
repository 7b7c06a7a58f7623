package io.marquee.dashboard.api;

import io.marquee.UserError;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.json.JsonMapper;

/// Turns what goes wrong in the API into `application/problem+json` (RFC 9457), whatever kind of
/// answer was asked for. Where single fields are to blame, `errors` names them.
@RestControllerAdvice
public class Problems extends ResponseEntityExceptionHandler
        implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private static final String TOO_SMALL = "The token's role is too small for that.";
    private static final String NO_ADDRESS = "That is no address: an escape or a sign is wrong.";
    private static final String NO_CALL =
            "There is no such call. GET /api/v1/openapi.json tells what there is.";

    private final JsonMapper json;
    private final RequestRejectedHandler pages = new HttpStatusRequestRejectedHandler();

    Problems(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        write(
                response,
                HttpStatus.UNAUTHORIZED,
                "Send a token that is neither revoked nor expired: Authorization: Bearer TOKEN. An admin makes one under Accounts.");
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        write(response, HttpStatus.FORBIDDEN, TOO_SMALL);
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, RequestRejectedException e)
            throws IOException, ServletException {
        if (isOfPrograms(request.getRequestURI())) {
            write(response, HttpStatus.BAD_REQUEST, NO_ADDRESS);
        } else {
            pages.handle(request, response, e);
        }
    }

    @ExceptionHandler
    ResponseEntity<Object> explain(Refusal refusal) {
        return answer(refusal.status(), refusal.getMessage(), refusal.faults());
    }

    @ExceptionHandler
    ResponseEntity<Object> explain(UserError mistake) {
        return answer(HttpStatus.BAD_REQUEST, mistake.getMessage(), List.of());
    }

    @ExceptionHandler
    ResponseEntity<Object> explain(AccessDeniedException e) {
        return answer(HttpStatus.FORBIDDEN, TOO_SMALL, List.of());
    }

    /// The parameters of the address cannot be decoded.
    @ExceptionHandler
    ResponseEntity<Object> explain(InvalidParameterException e) {
        return answer(HttpStatus.BAD_REQUEST, NO_ADDRESS, List.of());
    }

    @ExceptionHandler
    ResponseEntity<Object> explain(Exception e) {
        LOG.error("A request of the API failed.", e);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "That failed; why is in the dashboard's log.",
                List.of());
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return explain(UnreadableBody.refusal(e.getCause()));
    }

    @Override
    protected ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(HttpStatus.NOT_FOUND, NO_CALL, List.of());
    }

    /// All others that Spring knows of; their sentences tell nothing of our insides.
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(body, headers, status);
    }

    /// Answers where Spring no longer does, or does not yet.
    void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(
                response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, detail));
    }

    /// Whether programs, not people, ask at this address.
    static boolean isOfPrograms(String path) {
        return path.startsWith("/api/") || path.startsWith("/actuator/");
    }

    /// The content type is set here, so that it is no matter what the program accepts.
    private static ResponseEntity<Object> answer(
            HttpStatus status, @Nullable String detail, List<Fault> faults) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        if (!faults.isEmpty()) {
            problem.setProperty("errors", faults);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
