package io.marquee.dashboard.account;

import io.marquee.dashboard.DashboardConfig;
import java.time.Duration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/// Logs people in by name and password. What fails is on record as well.
@Component
class PasswordLogin implements AuthenticationProvider {

    private final Accounts accounts;
    private final LoginThrottle throttle;
    private final AuditLog audit;
    private final boolean possible;

    PasswordLogin(
            Accounts accounts, LoginThrottle throttle, AuditLog audit, DashboardConfig config) {
        this.accounts = accounts;
        this.possible = config.passwordsOpen();
        this.throttle = throttle;
        this.audit = audit;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String name = login.getName();
        String address = AuditLog.origin(login);
        Duration wait = throttle.attempt(name, address);
        if (wait.isPositive()) {
            throw new TooManyFailures(wait);
        }
        Person person =
                accounts.find(name, String.valueOf(login.getCredentials()))
                        .filter(_ -> possible)
                        .orElseThrow(() -> {
                            audit.record(new Actor("nobody", address), "login.failed", name);
                            return new BadCredentialsException("Wrong name or password.");
                        });
        throttle.succeeded(name, address);
        audit.record(new Actor(person.name(), address), "login", person.role().word());
        UsernamePasswordAuthenticationToken in =
                UsernamePasswordAuthenticationToken.authenticated(
                        person, null, person.role().authorities());
        in.setDetails(login.getDetails());
        return in;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
