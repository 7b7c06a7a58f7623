package io.marquee.dashboard.live.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.live.LiveService;
import io.marquee.dashboard.live.LiveTitle;
import io.marquee.dashboard.title.ui.TitlePart;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// On the page of a title, what the newest stream knows of its audience.
@org.springframework.stereotype.Component
class LiveTitlePart implements TitlePart {

    private final LiveService live;

    LiveTitlePart(LiveService live) {
        this.live = live;
    }

    @Override
    public Optional<Component> of(String titleId) {
        return live.title(titleId).map(LiveTitlePart::section);
    }

    private static Component section(LiveTitle title) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("Rating, shrunk", Words.rating(orNaN(title.rating())));
        figures.put("Ratings", Words.count(title.ratings()));
        figures.put("Like share", Words.percent(orNaN(title.likeShare())));
        figures.put("Likes", Words.count(title.likes()));
        figures.put("Dislikes", Words.count(title.dislikes()));
        figures.put("Plays", Words.count(title.plays()));
        figures.put("Finishes", Words.count(title.finishes()));
        return LiveParts.section(
                "Live engagement",
                LiveParts.figures(figures),
                new Paragraph(
                        "From the newest stream; the latest event in it happened %s."
                                .formatted(Words.time(title.latest()))));
    }

    private static double orNaN(@Nullable Double number) {
        return number == null ? Double.NaN : number;
    }
}
