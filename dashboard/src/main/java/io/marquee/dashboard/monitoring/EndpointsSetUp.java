package io.marquee.dashboard.monitoring;

import io.marquee.dashboard.DashboardConfig;
import io.marquee.dashboard.account.Audit;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where endpoints are asked for.
@Configuration(proxyBeanMethods = false)
class EndpointsSetUp {

    @Bean
    EndpointService endpointService(DashboardConfig config, Audit audit, InstantSource clock) {
        return new EndpointService(config.endpoints(), new SageMakerEndpoints(clock), audit, clock);
    }
}
