package io.marquee.dashboard.runs;

import io.marquee.dashboard.account.Roles;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// Whether the present user may start and stop things. Services ask before they do anything,
/// whatever the views showed.
public final class Operators {

    private static final Set<String> AUTHORITIES =
            Set.of("ROLE_" + Roles.OPERATOR, "ROLE_" + Roles.ADMIN);

    private Operators() {}

    public static boolean isPresent() {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        return user != null
                && user.isAuthenticated()
                && user.getAuthorities().stream()
                        .anyMatch(a -> AUTHORITIES.contains(a.getAuthority()));
    }

    /// @return the name of the present user
    /// @throws AccessDeniedException unless the present user is an operator
    public static String require() {
        if (!isPresent()) {
            throw new AccessDeniedException("Only operators may do this.");
        }
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        return user == null ? "" : user.getName();
    }
}
