package io.marquee.dashboard.account;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// What somebody may do, from the least to the most. The names are those of [Roles].
public enum Role {
    VIEWER,
    OPERATOR,
    ADMIN;

    /// As a person reads it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// This role and those before it.
    public List<GrantedAuthority> authorities() {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(this) <= 0)
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }
}
