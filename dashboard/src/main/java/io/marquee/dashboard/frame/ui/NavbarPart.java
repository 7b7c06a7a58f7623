package io.marquee.dashboard.frame.ui;

import com.vaadin.flow.component.Component;

/// What a feature adds to the end of the bar above every view. A bean of a scope of its own for
/// each page.
public interface NavbarPart {

    /// The part itself.
    Component component();
}
