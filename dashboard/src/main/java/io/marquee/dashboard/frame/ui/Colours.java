package io.marquee.dashboard.frame.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Light, dark, or as the system is, which a browser remembers in a cookie: so the page comes in
/// the right colours, and does not change them before one's eyes.
@Component
public class Colours implements VaadinServiceInitListener {

    private static final String COOKIE = "marquee-colours";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    /// What this browser has chosen; as the system is, if nothing.
    public static Choice chosen() {
        return chosen(VaadinService.getCurrentRequest());
    }

    /// Changes the page that is being looked at, and those to come.
    public static void choose(Choice choice) {
        UI.getCurrent().getPage().setColorScheme(choice.scheme);
        VaadinResponse response = VaadinService.getCurrentResponse();
        if (response != null) {
            Cookie cookie = new Cookie(COOKIE, choice.name().toLowerCase(Locale.ROOT));
            cookie.setPath("/");
            cookie.setMaxAge((int) REMEMBERED.toSeconds());
            cookie.setHttpOnly(true);
            cookie.setSecure(VaadinService.getCurrentRequest().isSecure());
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
        }
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(Colours::paint);
    }

    private static void paint(IndexHtmlResponse page) {
        Choice choice = chosen(page.getVaadinRequest());
        if (choice != Choice.SYSTEM) {
            page.getDocument()
                    .select("html")
                    .attr("style", "color-scheme: " + choice.scheme.getValue())
                    .attr("theme", choice.scheme.getThemeValue());
        }
    }

    private static Choice chosen(@Nullable VaadinRequest request) {
        return Optional.ofNullable(request).map(VaadinRequest::getCookies).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie ->
                        Arrays.stream(Choice.values())
                                .filter(choice ->
                                        choice.name().equalsIgnoreCase(cookie.getValue())))
                .findFirst()
                .orElse(Choice.SYSTEM);
    }

    /// What one may choose.
    public enum Choice {
        LIGHT(ColorScheme.Value.LIGHT),
        DARK(ColorScheme.Value.DARK),
        SYSTEM(ColorScheme.Value.SYSTEM);

        private final ColorScheme.Value scheme;

        Choice(ColorScheme.Value scheme) {
            this.scheme = scheme;
        }
    }
}
