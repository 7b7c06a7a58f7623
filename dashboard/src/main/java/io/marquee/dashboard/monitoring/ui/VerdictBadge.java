package io.marquee.dashboard.monitoring.ui;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import io.marquee.dashboard.monitoring.DriftWords;
import io.marquee.drift.DriftStatus;

/// What was found, in a word and a colour.
final class VerdictBadge extends Badge {

    VerdictBadge(DriftStatus status) {
        super(DriftWords.status(status));
        switch (status) {
            case OK -> addThemeVariants(BadgeVariant.SUCCESS);
            case DRIFTED -> addThemeVariants(BadgeVariant.WARNING);
            case NOT_ENOUGH_DATA -> {}
        }
    }
}
