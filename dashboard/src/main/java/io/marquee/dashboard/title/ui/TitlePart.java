package io.marquee.dashboard.title.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/// What another feature adds to the page of a title.
public interface TitlePart {

    /// The part for one title; empty if there is nothing to say of it.
    ///
    /// @throws io.marquee.UserError if the workspace cannot be read
    Optional<Component> of(String titleId);
}
