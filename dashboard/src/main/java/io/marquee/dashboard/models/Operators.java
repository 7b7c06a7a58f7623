package io.marquee.dashboard.models;

import io.marquee.dashboard.account.Roles;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// Who may decide which model scores.
public final class Operators {

    private static final String AUTHORITY = "ROLE_" + Roles.OPERATOR;

    private Operators() {}

    /// Whether the present user may, for pages to show only what can be done.
    public static boolean isOne() {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        return user != null && mayOperate(user);
    }

    /// The name of the present user.
    ///
    /// @throws AccessDeniedException if they are no operator
    static String require() {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        if (user == null || !mayOperate(user)) {
            throw new AccessDeniedException("Only operators decide which model scores.");
        }
        return user.getName();
    }

    private static boolean mayOperate(Authentication user) {
        return user.getAuthorities().stream()
                .anyMatch(role -> AUTHORITY.equals(role.getAuthority()));
    }
}
