package io.marquee.dashboard.data;

import io.marquee.UserError;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Takes the newest predictions over as soon as the dashboard runs, and works out what everybody
/// asks first, so that the first to look at a million of them need not wait.
@Component
final class FirstLook {

    private static final Logger LOG = LoggerFactory.getLogger(FirstLook.class);

    private final Lake lake;
    private final List<FirstAnswer> answers;

    FirstLook(Lake lake, List<FirstAnswer> answers) {
        this.lake = lake;
        this.answers = List.copyOf(answers);
    }

    @EventListener(ApplicationReadyEvent.class)
    void take() {
        Thread.ofVirtual()
                .name("first-look")
                .start(() -> {
                    try {
                        lake.newestScored()
                                .ifPresent(newest -> answers.forEach(a -> a.prepare(newest)));
                    } catch (UserError toldByEveryViewThatAsks) {
                        LOG.debug("nothing to take over", toldByEveryViewThatAsks);
                    }
                });
    }
}
