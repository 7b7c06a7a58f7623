package io.marquee.dashboard.runs.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.marquee.dashboard.runs.CommandOptions;
import io.marquee.dashboard.runs.CommandOptions.CommandOption;
import io.marquee.dashboard.runs.Commands;
import io.marquee.dashboard.runs.LaunchOrder;
import io.marquee.dashboard.runs.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Asks for the options of a command, whichever it has, and where to run.
public final class OrderForm extends Div {

    /// What most people decide about; the others are a click away.
    private static final Set<String> FIRST =
            Set.of(
                    "predictions",
                    "capture",
                    "catalog",
                    "labels",
                    "ground-truth",
                    "engagement",
                    "search",
                    "evaluation",
                    "model",
                    "no-promote",
                    "endpoint",
                    "bucket",
                    "role",
                    "image");

    private static final String RUNNER = "runner";

    private final String command;
    private final Map<String, OptionField> fields = new LinkedHashMap<>();
    private final Details more = new Details("More options");
    private final Select<Where> where = new Select<>();
    private final TextField cluster = new TextField("Flink cluster");

    /// Kinds of places, in words.
    private enum Where {
        AUTOMATIC("as the size of the catalog suggests"),
        DIRECT("DirectRunner, for small catalogs"),
        FLINK("embedded Flink"),
        CLUSTER("a Flink cluster");

        private final String words;

        Where(String words) {
            this.words = words;
        }
    }

    /// @param options of the command
    /// @param files to suggest where a file is asked for
    public OrderForm(CommandOptions options, List<String> files) {
        this.command = options.command();
        addClassName("order-form");
        Div first = new Div();
        first.addClassName("fields");
        Div rest = new Div();
        rest.addClassName("fields");
        for (CommandOption option : options.options()) {
            OptionField field = OptionField.of(option, files);
            fields.put(option.name(), field);
            (FIRST.contains(option.name()) ? first : rest).add(field.component());
        }
        where.setLabel("Runner");
        where.setItems(Where.values());
        where.setItemLabelGenerator(place -> place.words);
        where.setValue(Where.AUTOMATIC);
        where.addValueChangeListener(change -> cluster.setVisible(isCluster()));
        cluster.setHelperText("Its JobManager's REST address, as HOST:PORT.");
        cluster.setVisible(false);
        if (Commands.isPipeline(command)) {
            first.add(where, cluster);
        }
        more.add(rest);
        more.setVisible(rest.getComponentCount() > 0);
        add(first, more);
    }

    /// What is asked for now.
    public LaunchOrder order() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        fields.forEach((option, field) -> {
            List<String> given = field.values().get();
            if (!given.isEmpty()) {
                values.put(option, given);
            }
        });
        Place place =
                switch (where.getValue()) {
                    case AUTOMATIC -> new Place.Automatic();
                    case DIRECT -> new Place.Direct();
                    case FLINK -> new Place.EmbeddedFlink();
                    case CLUSTER -> new Place.Cluster(cluster.getValue().strip());
                };
        return new LaunchOrder(command, values, place.text());
    }

    /// Fills in some options, and shows them: what somebody is about to start is not hidden.
    ///
    /// @param values by the name of the option; those that the command does not have are left out
    public void suggest(Map<String, List<String>> values) {
        fields.forEach((option, field) -> {
            if (values.containsKey(option)) {
                field.set().accept(values.get(option));
                if (!FIRST.contains(option)) {
                    more.setOpened(true);
                }
            }
        });
    }

    /// Fills in an order of the same command.
    public void setOrder(LaunchOrder order) {
        fields.forEach((option, field) ->
                field.set().accept(order.values().getOrDefault(option, List.of())));
        switch (Place.parse(order.place())) {
            case Place.Automatic() -> where.setValue(Where.AUTOMATIC);
            case Place.Direct() -> where.setValue(Where.DIRECT);
            case Place.EmbeddedFlink() -> where.setValue(Where.FLINK);
            case Place.Cluster(var address) -> {
                where.setValue(Where.CLUSTER);
                cluster.setValue(address);
            }
        }
    }

    /// Shows what is wrong, each at its field.
    ///
    /// @param faults by the name of the option; none takes away what was shown before
    public void show(Map<String, String> faults) {
        fields.forEach((option, field) -> field.fault().accept(faults.getOrDefault(option, "")));
        String wrongPlace = faults.getOrDefault(RUNNER, "");
        cluster.setErrorMessage(wrongPlace);
        cluster.setInvalid(!wrongPlace.isEmpty());
        if (faults.keySet().stream().anyMatch(option -> !FIRST.contains(option))) {
            more.setOpened(true);
        }
    }

    private boolean isCluster() {
        return where.getValue() == Where.CLUSTER;
    }
}
