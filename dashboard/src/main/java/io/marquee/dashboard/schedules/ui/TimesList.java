package io.marquee.dashboard.schedules.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import io.marquee.dashboard.frame.ui.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// Times to come.
final class TimesList extends OrderedList {

    TimesList(List<Instant> times, ZoneId zone) {
        addClassName("times");
        times.forEach(time -> add(new ListItem(Words.time(time, zone))));
    }
}
