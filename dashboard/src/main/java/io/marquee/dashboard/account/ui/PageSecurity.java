package io.marquee.dashboard.account.ui;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.marquee.dashboard.DashboardConfig;
import io.marquee.dashboard.account.Accounts;
import io.marquee.dashboard.account.EndedSessions;
import io.marquee.dashboard.account.LogoutRecord;
import io.marquee.dashboard.account.SingleSignOn;
import io.marquee.dashboard.account.TooManyFailures;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.RequestMatcherDelegatingAccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Who may look at the pages: people who are logged in, and who may look at which view is written
/// on the view; on one without a word nobody may.
@Configuration
class PageSecurity {

    /// What the login page is made of, and files that tell nothing of the workspace.
    private static final String[] OPEN = {
        "/favicon.svg", "/dashboard.css", "/aura/**", "/chart/**", "/_static/echarts/**"
    };

    private static final String UNUSED_FEATURES =
            "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()";

    /// A login page that was open for so long that its session has ended says so. What else is
    /// refused is refused.
    private static final LinkedHashMap<RequestMatcher, AccessDeniedHandler> STALE_LOGINS =
            new LinkedHashMap<>(
                    Map.of(
                            request -> request.getServletPath().equals("/" + LoginView.PATH),
                            (request, response, _) -> toLogin(request, response, LoginView.STALE)));

    /// Vaadin answers from behind a forward, past which it would be too late.
    private static final ObjectPostProcessor<HeaderWriterFilter> EARLY =
            new ObjectPostProcessor<>() {
                @Override
                public <F extends HeaderWriterFilter> F postProcess(F filter) {
                    filter.setShouldWriteHeadersEagerly(true);
                    return filter;
                }
            };

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            Accounts accounts,
            LogoutRecord record,
            ContentSecurity content,
            SignOnSecurity signOn,
            DashboardConfig config,
            RequestUtil own) {
        SingleSignOn settings = config.singleSignOn();
        if (settings != null) {
            http.oauth2Login(login -> signOn.configure(login, settings));
        }
        return http.authorizeHttpRequests(requests ->
                        // What was refused stays refused as it was, and does not become a login.
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(OPEN)
                                .permitAll()
                                .requestMatchers(PageSecurity::isPushOfNobody)
                                .denyAll())
                .headers(headers ->
                        headers.withObjectPostProcessor(EARLY)
                                .addHeaderWriter(content)
                                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                                .permissionsPolicyHeader(policy -> policy.policy(UNUSED_FEATURES)))
                .addFilterAfter(new EndedSessions(accounts), SecurityContextHolderFilter.class)
                .addFilterAfter(new RouteStatus(), AuthorizationFilter.class)
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin ->
                                vaadin.loginView(LoginView.class)
                                        // Where no view is, a page says so.
                                        .anyRequest(AuthorizedUrl::authenticated)
                                        .addLogoutHandler(record)
                                        .enableCsrfConfiguration(false))
                // As Vaadin's, but for logins too: nobody is logged in as somebody else unawares.
                .csrf(csrf -> csrf.ignoringRequestMatchers(own::isFrameworkInternalRequest))
                .exceptionHandling(errors ->
                        errors.accessDeniedHandler(
                                new RequestMatcherDelegatingAccessDeniedHandler(
                                        STALE_LOGINS, new AccessDeniedHandlerImpl())))
                // After Vaadin's, which names the page that it has to know when it begins.
                .formLogin(form -> form.failureHandler(PageSecurity::refuse))
                .build();
    }

    /// A page has a session before it opens a line for news.
    private static boolean isPushOfNobody(HttpServletRequest request) {
        return request.getServletPath().startsWith("/VAADIN/push")
                && request.getSession(false) == null;
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        toLogin(
                request,
                response,
                why instanceof TooManyFailures failures
                        ? LoginView.WAIT + "=" + failures.seconds()
                        : LoginView.ERROR);
    }

    private static void toLogin(
            HttpServletRequest request, HttpServletResponse response, String query)
            throws IOException {
        response.sendRedirect(request.getContextPath() + "/" + LoginView.PATH + "?" + query);
    }
}
