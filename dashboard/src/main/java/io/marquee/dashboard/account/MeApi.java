package io.marquee.dashboard.account;

import jakarta.annotation.security.RolesAllowed;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells a program whose token it has.
@RestController
@RolesAllowed(Roles.VIEWER)
class MeApi {

    @GetMapping("/api/v1/me")
    Me me(@AuthenticationPrincipal Person person) {
        return new Me(person.name(), person.role());
    }

    /// @param name `token:` and the token's name
    record Me(String name, Role role) {}
}
