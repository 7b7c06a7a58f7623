package io.marquee.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;

class RoleTest {

    @Test
    void whoever_has_a_role_has_those_before_it() {
        assertThat(Arrays.stream(Role.values()).map(Role::name))
                .containsExactly(Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN);
        assertThat(Role.VIEWER.authorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly("ROLE_VIEWER");
        assertThat(Role.ADMIN.authorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly("ROLE_VIEWER", "ROLE_OPERATOR", "ROLE_ADMIN");
    }
}
