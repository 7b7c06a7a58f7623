package io.marquee.dashboard.account;

import io.marquee.UserError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/// Turns what goes wrong in the API into `application/problem+json` (RFC 9457).
@RestControllerAdvice
class ApiProblems extends ResponseEntityExceptionHandler
        implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    private static final String TOO_SMALL = "The token's role is too small for that.";

    private final JsonMapper json;

    ApiProblems(JsonMapper json) {
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

    @ExceptionHandler
    ProblemDetail explain(UserError mistake) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, mistake.getMessage());
    }

    @ExceptionHandler
    ProblemDetail explain(AccessDeniedException e) {
        return tooSmall();
    }

    @ExceptionHandler
    ProblemDetail explain(Exception e) {
        LOG.error("A request of the API failed.", e);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "That failed; why is in the dashboard's log.");
    }

    private static ProblemDetail tooSmall() {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, TOO_SMALL);
    }

    private void write(HttpServletResponse response, HttpStatus status, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(
                response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, detail));
    }
}
