package io.marquee.dashboard.runs.ui;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import io.marquee.dashboard.runs.RunState;
import java.util.Locale;

/// How a run stands, in a word and a colour.
final class StateBadge extends Badge {

    StateBadge(RunState state) {
        super(state.name().toLowerCase(Locale.ROOT));
        switch (state) {
            case STARTING, RUNNING -> {}
            case DONE -> addThemeVariants(BadgeVariant.SUCCESS);
            case REFUSED, CANCELLED -> addThemeVariants(BadgeVariant.WARNING);
            case FAILED, INTERRUPTED -> addThemeVariants(BadgeVariant.ERROR);
        }
    }
}
