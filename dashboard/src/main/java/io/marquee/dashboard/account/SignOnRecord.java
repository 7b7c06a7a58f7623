package io.marquee.dashboard.account;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/// Puts on record who logs in by single sign-on, and who does not get in and why.
@Component
public class SignOnRecord {

    private final AuditLog audit;

    SignOnRecord(AuditLog audit) {
        this.audit = audit;
    }

    /// Records the login, and makes of it one as those by password are.
    public Authentication succeeded(SignedOn user, HttpServletRequest request) {
        Person person = user.person();
        audit.record(
                new Actor(person.name(), request.getRemoteAddr()),
                "login",
                person.role().word() + " by single sign-on");
        UsernamePasswordAuthenticationToken in =
                UsernamePasswordAuthenticationToken.authenticated(
                        person, null, person.role().authorities());
        in.setDetails(new WebAuthenticationDetails(request));
        return in;
    }

    /// Records a login that failed.
    public void failed(AuthenticationException why, HttpServletRequest request) {
        String reason =
                why instanceof OAuth2AuthenticationException refused
                        ? refused.getError().getErrorCode() + ": " + why.getMessage()
                        : String.valueOf(why.getMessage());
        audit.record(
                new Actor("nobody", request.getRemoteAddr()),
                "login.failed",
                "single sign-on, " + reason);
    }
}
