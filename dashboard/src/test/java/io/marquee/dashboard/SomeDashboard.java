package io.marquee.dashboard;

import com.microsoft.playwright.Page;
import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import io.marquee.dashboard.account.Accounts;
import io.marquee.dashboard.account.Role;
import io.marquee.dashboard.account.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;

/// A dashboard that runs in the test's own process, with an account and a token for each role, and
/// a browser to look at it with.
public final class SomeDashboard implements AutoCloseable {

    /// The password of the accounts `viewer`, `operator` and `chief`.
    public static final String PASSWORD = "correct horse battery";

    private static final Duration SOON = Duration.ofDays(1);

    private final DashboardApplication.Dashboard dashboard;
    private final Map<Role, HttpClient> sessions = new EnumMap<>(Role.class);
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);
    private @Nullable Chromium browser;

    private SomeDashboard(DashboardApplication.Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    /// Starts one on any free port.
    public static SomeDashboard start(Path workspace) {
        return start(new DashboardConfig(workspace.toString(), 0));
    }

    /// Starts one as it is told.
    public static SomeDashboard start(DashboardConfig config) {
        SomeDashboard some = new SomeDashboard(DashboardApplication.start(config));
        if (some.firstPassword() != null) {
            for (Role role : Role.values()) {
                some.bean(Accounts.class).create(name(role), role, PASSWORD);
            }
        }
        return some;
    }

    /// The account's name. The admin's is another than that of the first start.
    public static String name(Role role) {
        return role == Role.ADMIN ? "chief" : role.name().toLowerCase(Locale.ROOT);
    }

    /// Without a slash at the end.
    public String address() {
        return dashboard.address();
    }

    /// What the first start printed; null if this was not the first.
    public @Nullable String firstPassword() {
        return dashboard.firstPassword().orElse(null);
    }

    public ConfigurableApplicationContext context() {
        return dashboard.context();
    }

    public <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    /// The templates of the addresses of all views, such as `runs/:run`.
    Set<String> routes() {
        return ApplicationRouteRegistry.getInstance(
                        new VaadinServletContext(
                                ((WebApplicationContext) context()).getServletContext()))
                .getRegisteredRoutes()
                .stream()
                .flatMap(route -> Stream.concat(Stream.of(route), route.getRouteAliases().stream()))
                .map(RouteBaseData::getTemplate)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Asks without having logged in.
    public HttpResponse<String> get(String path) {
        return send(HttpClient.newHttpClient(), request(path).build());
    }

    /// Asks as somebody with that role: with a token where programs ask, else with the cookie of a
    /// login.
    public HttpResponse<String> get(String path, Role role) {
        return path.startsWith("/api/") || path.startsWith("/actuator/")
                ? send(
                        HttpClient.newHttpClient(),
                        request(path).header("Authorization", "Bearer " + token(role)).build())
                : send(session(role), request(path).build());
    }

    /// A request to this dashboard, GET unless told otherwise.
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path));
    }

    /// A token of that role, the same each time.
    public String token(Role role) {
        return tokens.computeIfAbsent(
                role, _ -> bean(Tokens.class).create("test " + role.word(), role, SOON));
    }

    /// A client with the cookie of a login, the same each time.
    public HttpClient session(Role role) {
        return sessions.computeIfAbsent(role, _ -> logIn(name(role), PASSWORD));
    }

    /// Logs in by the form, as a browser does, without following where it leads.
    public HttpClient logIn(String name, String password) {
        HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        HttpResponse<String> answer = logIn(client, name, password);
        if (!answer.headers().firstValue("Location").equals(Optional.of("/"))) {
            throw new IllegalStateException("No login for " + name + ": " + answer.headers());
        }
        return client;
    }

    /// Posts the form with the word against forged requests that the login page holds.
    public HttpResponse<String> logIn(HttpClient client, String name, String password) {
        String page = send(client, request("/login").build()).body();
        Matcher word = Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"").matcher(page);
        if (!word.find()) {
            throw new IllegalStateException("No word against forged requests in " + page);
        }
        return post(
                client,
                "/login",
                Map.of("username", name, "password", password, "_csrf", word.group(1)));
    }

    /// Posts a form.
    public HttpResponse<String> post(HttpClient client, String path, Map<String, String> fields) {
        String body =
                String.join(
                        "&",
                        fields.entrySet().stream()
                                .map(field ->
                                        field.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        field.getValue(), StandardCharsets.UTF_8))
                                .toList());
        return send(
                client,
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    /// A page of a browser of its own, wide as a laptop, logged in with that role, at the overview.
    public Page page(Role role) {
        Page page = page();
        page.navigate(address() + "/login");
        Chromium.logIn(page, name(role), PASSWORD);
        page.waitForURL(address() + "/");
        return page;
    }

    /// A page of a browser of its own, blank and not logged in.
    public Page page() {
        if (browser == null) {
            browser = Chromium.start();
        }
        return browser.page();
    }

    /// Errors and warnings on the consoles of all its pages so far.
    public List<String> complaints() {
        return browser == null ? List.of() : browser.complaints();
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Ends browser and dashboard.
    @Override
    public void close() {
        if (browser != null) {
            browser.close();
        }
        dashboard.close();
    }
}
