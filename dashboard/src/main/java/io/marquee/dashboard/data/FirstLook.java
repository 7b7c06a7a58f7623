package io.marquee.dashboard.data;

import io.marquee.UserError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Takes the newest predictions over as soon as the dashboard runs, so that the first to look at a
/// million of them need not wait.
@Component
final class FirstLook {

    private static final Logger LOG = LoggerFactory.getLogger(FirstLook.class);

    private final Lake lake;

    FirstLook(Lake lake) {
        this.lake = lake;
    }

    @EventListener(ApplicationReadyEvent.class)
    void take() {
        Thread.ofVirtual()
                .name("first-look")
                .start(() -> {
                    try {
                        lake.newestScored();
                    } catch (UserError toldByEveryViewThatAsks) {
                        LOG.debug("nothing to take over", toldByEveryViewThatAsks);
                    }
                });
    }
}
