package io.marquee.dashboard.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Ends the session of an account that was disabled or got another role or password since, also if
/// another dashboard on the same database did that.
public final class EndedSessions extends OncePerRequestFilter {

    private final Accounts accounts;

    public EndedSessions(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            Authentication login = SecurityContextHolder.getContext().getAuthentication();
            if (login != null
                    && login.getPrincipal() instanceof Person person
                    && !accounts.isCurrent(person)) {
                session.invalidate();
                SecurityContextHolder.clearContext();
            }
        }
        rest.doFilter(request, response);
    }
}
