package io.marquee.dashboard.api;

import jakarta.annotation.security.PermitAll;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells what calls there are, in the form of OpenAPI 3.1. It is the same for every dashboard of a
/// version and tells nothing of the workspace, so anyone may read it, and pages may link to it.
@RestController
@PermitAll
class DescriptionApi {

    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource description() {
        return new ClassPathResource("openapi.json", DescriptionApi.class);
    }
}
