package io.marquee.dashboard.chart.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import io.marquee.Json;
import io.marquee.dashboard.chart.ChartSpec;
import tools.jackson.databind.node.BaseJsonNode;

/// A chart with its table, and its picture and figures to take away. Follows the page's colours and
/// size.
@Tag("marquee-chart")
@JsModule("context://chart/marquee-chart.js")
public final class Chart extends Component implements HasSize, HasStyle {

    /// A chart of nothing yet.
    public Chart() {}

    /// A chart.
    public Chart(ChartSpec spec) {
        show(spec);
    }

    /// Shows something else.
    public void show(ChartSpec spec) {
        getElement()
                .setPropertyJson("spec", (BaseJsonNode) Json.tree(Json.line(spec), spec.title()));
    }

    /// Tells what in the chart is clicked, or chosen in its table or by key.
    public Registration addClickListener(ComponentEventListener<Clicked> listener) {
        getElement().setProperty("clickable", true);
        return addListener(Clicked.class, listener);
    }

    /// A click on something that stands for data.
    @DomEvent("chart-click")
    public static final class Clicked extends ComponentEvent<Chart> {

        private final String series;
        private final String name;
        private final int index;
        private final int row;

        /// As the browser tells it.
        public Clicked(
                Chart source,
                boolean fromClient,
                @EventData("event.detail.series") String series,
                @EventData("event.detail.name") String name,
                @EventData("event.detail.index") int index,
                @EventData("event.detail.row") int row) {
            super(source, fromClient);
            this.series = series;
            this.name = name;
            this.index = index;
            this.row = row;
        }

        /// The series' name; empty if it has none.
        public String series() {
            return series;
        }

        /// The category's name; empty if it has none.
        public String name() {
            return name;
        }

        /// The place in the series, from 0; -1 for none.
        public int index() {
            return index;
        }

        /// The row of the table that stands for the same, from 0; -1 for none.
        public int row() {
            return row;
        }
    }
}
