package io.marquee.dashboard.account;

import io.marquee.dashboard.api.BodyLimit;
import io.marquee.dashboard.api.Problems;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Who may use the API and look at the metrics: programs with a token. The session of a page opens
/// nothing here, so no page of somebody else can use it, and there is nothing to protect against
/// forged requests.
///
/// Spring's method security would read the same annotations, but it would also make a proxy of
/// every view, and it would look only once a request has been read.
@Configuration
class ApiSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            Tokens tokens,
            Problems problems,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        return http.securityMatcher("/api/**", "/actuator/**")
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(CsrfConfigurer::disable)
                .addFilterBefore(new BearerTokens(tokens, problems), AuthorizationFilter.class)
                .addFilterAfter(new BodyLimit(problems), AuthorizationFilter.class)
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers("/actuator/health")
                                .permitAll()
                                .requestMatchers("/actuator/prometheus")
                                .hasRole(Roles.VIEWER)
                                .requestMatchers("/actuator/**")
                                .hasRole(Roles.ADMIN)
                                .anyRequest()
                                .access(new DeclaredRoles(mapping)))
                .build();
    }
}
