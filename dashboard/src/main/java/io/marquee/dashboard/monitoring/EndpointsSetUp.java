package io.marquee.dashboard.monitoring;

import io.marquee.dashboard.DashboardConfig;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where endpoints are asked for.
@Configuration
class EndpointsSetUp {

    @Bean
    EndpointReader endpointReader(DashboardConfig config, InstantSource clock) {
        return new CloudWatchEndpoints(config.endpoints(), clock);
    }
}
