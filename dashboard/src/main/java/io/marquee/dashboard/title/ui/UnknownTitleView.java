package io.marquee.dashboard.title.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import io.marquee.dashboard.frame.ui.MainLayout;
import io.marquee.dashboard.frame.ui.Notice;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/// Says that there is no such title.
@PageTitle("No such title · Marquee")
@ParentLayout(MainLayout.class)
@PermitAll
final class UnknownTitleView extends Main implements HasErrorParameter<UnknownTitleException> {

    UnknownTitleView() {
        addClassName("page");
    }

    @Override
    public int setErrorParameter(
            BeforeEnterEvent event, ErrorParameter<UnknownTitleException> parameter) {
        removeAll();
        Notice notice =
                new Notice("No such title", String.valueOf(parameter.getException().getMessage()));
        notice.add(new Anchor("predictions", "All predictions"));
        add(notice);
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
