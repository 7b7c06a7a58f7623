package io.marquee.dashboard.schedules.ui;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import io.marquee.dashboard.schedules.Outcome;

/// What came of a firing, in a word and a colour.
final class OutcomeBadge extends Badge {

    OutcomeBadge(Outcome outcome) {
        super(outcome.word());
        switch (outcome) {
            case ORDERED, RUNNING -> {}
            case DONE -> addThemeVariants(BadgeVariant.SUCCESS);
            case REFUSED, CANCELLED, SKIPPED, MISSED -> addThemeVariants(BadgeVariant.WARNING);
            case FAILED -> addThemeVariants(BadgeVariant.ERROR);
        }
    }
}
