package io.marquee.dashboard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses what brings more to a page than anybody needs to send, before anything is read of it:
/// what pages send is held in memory as a whole, before it is looked who sends it. Calls of the API
/// have a limit of their own, see [io.marquee.dashboard.api.BodyLimit].
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageBodyLimit extends OncePerRequestFilter {

    /// Forms and the messages of pages have some kilobytes.
    private static final long MOST_BYTES = 1 << 20;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            refuse(
                    response,
                    HttpStatus.CONTENT_TOO_LARGE,
                    "That is too much: at most 1 MiB can be sent.");
        } else if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            refuse(
                    response,
                    HttpStatus.LENGTH_REQUIRED,
                    "Say how long the request is, in Content-Length.");
        } else {
            rest.doFilter(request, response);
        }
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String sentence)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.getWriter().println(sentence);
    }
}
