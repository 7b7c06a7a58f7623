package io.marquee.dashboard;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationEvent;
import com.vaadin.flow.router.NavigationTrigger;
import java.util.List;

/// Puts views on the page as if somebody had gone to an address.
public final class Entering {

    private Entering() {}

    /// Enters a view that is not on the page yet.
    ///
    /// @param address with its query
    public static <V extends Component & BeforeEnterObserver> V at(String address, V view) {
        UI ui = UI.getCurrent();
        ui.removeAll();
        ui.add(view);
        NavigationEvent navigation =
                new NavigationEvent(
                        ui.getInternals().getRouter(),
                        new Location(address),
                        ui,
                        NavigationTrigger.PROGRAMMATIC);
        view.beforeEnter(new BeforeEnterEvent(navigation, view.getClass(), List.of()));
        return view;
    }
}
