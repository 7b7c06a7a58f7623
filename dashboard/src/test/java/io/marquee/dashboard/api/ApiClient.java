package io.marquee.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.marquee.Json;
import io.marquee.dashboard.SomeDashboard;
import io.marquee.dashboard.account.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/// Calls the API of a dashboard, and holds every answer against the description of the API: a
/// status, a kind of content, a field that stands there with another type or not at all fails the
/// test.
public final class ApiClient {

    private static final String DESCRIPTION = "urn:openapi";

    private final SomeDashboard dashboard;
    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonNode description = description();
    private final SchemaRegistry registry = schemas();

    /// @param dashboard that has been started
    public ApiClient(SomeDashboard dashboard) {
        this.dashboard = dashboard;
    }

    /// What the dashboard ships.
    public static JsonNode description() {
        try {
            return Json.tree(
                    new ClassPathResource("openapi.json", ApiClient.class)
                            .getContentAsString(StandardCharsets.UTF_8),
                    "openapi.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An answer.
    public record Answer(int status, String type, String body, HttpResponse<String> whole) {

        /// The body as JSON.
        public JsonNode json() {
            return Json.tree(body, "the answer");
        }
    }

    public Answer get(String path) {
        return call("GET", path, Role.VIEWER, null);
    }

    /// As an operator.
    public Answer post(String path, String body) {
        return call("POST", path, Role.OPERATOR, body);
    }

    /// @param body JSON; null for none
    public Answer call(
            String method, String path, Role role, @Nullable String body, String... headers) {
        var request =
                dashboard
                        .request(path)
                        .header("Authorization", "Bearer " + dashboard.token(role))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (body != null && headers.length == 0) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response;
        try {
            response = client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Answer answer =
                new Answer(
                        response.statusCode(),
                        response.headers().firstValue("Content-Type").orElse(""),
                        response.body(),
                        response);
        check(method, path.replaceFirst("\\?.*", ""), body, answer);
        return answer;
    }

    private void check(String method, String path, @Nullable String body, Answer answer) {
        Optional<String> template = template(path, method);
        if (template.isEmpty()) {
            assertThat(answer.type()).isEqualTo("application/problem+json");
            validate("/components/schemas/Problem", answer.body());
            return;
        }
        String operation =
                "/paths/%s/%s".formatted(escaped(template.get()), method.toLowerCase(Locale.ROOT));
        String place = operation + "/responses/" + answer.status();
        JsonNode response = description.at(place);
        assertThat(response.isMissingNode())
                .as("%s %s answers %d: %s", method, path, answer.status(), answer.body())
                .isFalse();
        String reference = response.path("$ref").asString("");
        if (!reference.isEmpty()) {
            place = reference.substring(1);
            response = description.at(place);
        }
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            assertThat(answer.body()).isEmpty();
        } else {
            String type = answer.type().replaceFirst(";.*", "");
            assertThat(List.copyOf(content.propertyNames())).contains(type);
            if (type.endsWith("json")) {
                validate("%s/content/%s/schema".formatted(place, escaped(type)), answer.body());
            }
        }
        if (answer.status() < 300 && body != null) {
            validate(operation + "/requestBody/content/application~1json/schema", body);
        }
    }

    private void validate(String pointer, String json) {
        assertThat(faults(registry, pointer, json)).as("%s%n%s", pointer, json).isEmpty();
    }

    /// What in some JSON does not agree with a schema of the description.
    ///
    /// @param pointer to the schema
    static List<Error> faults(SchemaRegistry registry, String pointer, String json) {
        Schema schema = registry.getSchema(SchemaLocation.of(DESCRIPTION + "#" + pointer));
        return schema.validate(
                json,
                InputFormat.JSON,
                how -> how.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    /// The schemas of the description.
    static SchemaRegistry schemas() {
        String text = description().toString();
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                registry -> registry.schemas(Map.of(DESCRIPTION, text)));
    }

    /// The template of the description that an address is of; one without parameters before others.
    private Optional<String> template(String path, String method) {
        return description.path("paths").propertyNames().stream()
                .filter(template ->
                        description
                                .path("paths")
                                .path(template)
                                .has(method.toLowerCase(Locale.ROOT)))
                .filter(template -> Pattern.matches(template.replaceAll("\\{\\w+}", "[^/]+"), path))
                .min(Comparator.comparing(template -> template.contains("{")));
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
