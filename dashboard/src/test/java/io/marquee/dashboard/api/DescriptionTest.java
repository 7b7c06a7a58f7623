package io.marquee.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DescriptionTest {

    private static final JsonNode DESCRIPTION = ApiClient.description();

    @Test
    void is_of_openapi_3_1() {
        assertThat(DESCRIPTION.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(DESCRIPTION.findValuesAsString("operationId"))
                .doesNotHaveDuplicates()
                .hasSize(31);
    }

    @Test
    void refers_only_to_what_it_has() {
        List<String> references = new ArrayList<>(DESCRIPTION.findValuesAsString("$ref"));
        assertThat(references).isNotEmpty();
        references.removeIf(reference -> !DESCRIPTION.at(reference.substring(1)).isMissingNode());
        assertThat(references).isEmpty();
    }

    @Test
    void tells_when_an_answer_is_another_one() {
        assertThat(faults("Me", "{\"name\":\"token:a\",\"role\":\"ADMIN\"}")).isEmpty();
        assertThat(faults("Me", "{\"name\":7,\"role\":\"CHIEF\",\"more\":true}"))
                .extracting(Error::getKeyword)
                .containsExactlyInAnyOrder("type", "enum", "additionalProperties");
        assertThat(faults("Models", "{\"items\":[{}],\"page\":0,\"size\":50}"))
                .extracting(Error::getKeyword)
                .contains("required", "minimum");
        assertThat(
                        faults(
                                "PastPrediction",
                                """
                                {"run_id":"r","model_version":"v","scored_at":"yesterday","predicted_rating":4,
                                "rating_low":3,"rating_high":5,"like_probability":0.5,"predicted_liked":true}\
                                """))
                .extracting(Error::getKeyword)
                .containsExactly("format");
    }

    private static List<Error> faults(String schema, String json) {
        return ApiClient.faults(ApiClient.schemas(), "/components/schemas/" + schema, json);
    }
}
