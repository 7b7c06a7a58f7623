package io.marquee.dashboard.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.filter.OncePerRequestFilter;

/// Knows a program by the token in its request. Without one the request goes on as nobody's.
final class BearerTokens extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;
    private final AuthenticationEntryPoint refusal;

    BearerTokens(Tokens tokens, AuthenticationEntryPoint refusal) {
        this.tokens = tokens;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
            Optional<Person> person =
                    bearer
                            ? tokens.find(header.substring(SCHEME.length()).strip())
                            : Optional.empty();
            if (person.isEmpty()) {
                refusal.commence(request, response, new BadCredentialsException("No such token."));
                return;
            }
            logIn(person.get(), request);
        }
        rest.doFilter(request, response);
    }

    private static void logIn(Person person, HttpServletRequest request) {
        UsernamePasswordAuthenticationToken in =
                UsernamePasswordAuthenticationToken.authenticated(
                        person, null, person.role().authorities());
        in.setDetails(new WebAuthenticationDetails(request));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(in);
        SecurityContextHolder.setContext(context);
    }
}
