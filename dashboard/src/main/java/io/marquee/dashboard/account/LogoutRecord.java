package io.marquee.dashboard.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/// Puts on record who logs out.
@Component
public class LogoutRecord implements LogoutHandler {

    private final AuditLog audit;

    LogoutRecord(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public void logout(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication login) {
        if (login != null) {
            audit.record(new Actor(login.getName(), request.getRemoteAddr()), "logout", "");
        }
    }
}
