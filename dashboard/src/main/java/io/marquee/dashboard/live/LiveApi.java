package io.marquee.dashboard.live;

import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.api.Refusal;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What goes on now, for programs.
@RestController
@RequestMapping("/api/v1/live")
@RolesAllowed(Roles.VIEWER)
class LiveApi {

    private final LiveService live;

    LiveApi(LiveService live) {
        this.live = live;
    }

    @GetMapping
    LiveNews now() {
        return live.news()
                .orElseThrow(() -> Refusal.notFound("No stream has run over this workspace yet."));
    }
}
