package io.marquee.dashboard.account.ui;

import com.vaadin.flow.router.internal.NavigationRouteTarget;
import com.vaadin.flow.server.HandlerHelper;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers 403 where somebody asks for the page of a view that they may not look at. The page
/// itself is the same for all views and says so in words, once it has asked for the view and was
/// refused.
final class RouteStatus extends OncePerRequestFilter {

    private final AccessAnnotationChecker annotations = new AccessAnnotationChecker();

    /// What a page asks for once it is there goes to whatever address, and is checked by the view.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return HandlerHelper.isFrameworkInternalRequest("/*", request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        NavigationRouteTarget route =
                ApplicationRouteRegistry.getInstance(
                                new VaadinServletContext(request.getServletContext()))
                        .getNavigationRouteTarget(request.getServletPath().replaceFirst("^/", ""));
        if (route.hasTarget()
                && !annotations.hasAccess(route.getRouteTarget().getTarget(), request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        }
        rest.doFilter(request, response);
    }
}
