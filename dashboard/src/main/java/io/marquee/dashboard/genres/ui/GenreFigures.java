package io.marquee.dashboard.genres.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.genres.GenreAnalysis;
import io.marquee.dashboard.genres.Tally;

/// The figures of all titles that are looked at.
final class GenreFigures extends DescriptionList {

    GenreFigures() {
        addClassName("figures");
    }

    void show(GenreAnalysis analysis) {
        removeAll();
        Tally total = analysis.total();
        add(
                figure("Titles", Words.count(total.titles())),
                figure("Mean predicted rating", Words.figure(total.predicted().value())),
                figure("Predicted to be liked", Words.percent(total.predictedLiked().value())),
                figure("With a verdict", Words.count(analysis.verdicts())),
                figure("Mean actual rating", Words.figure(total.actual().value())),
                figure("Actually liked", Words.percent(total.actualLiked().value())));
    }

    private static Div figure(String name, String value) {
        return new Div(new Term(name), new Description(value));
    }
}
