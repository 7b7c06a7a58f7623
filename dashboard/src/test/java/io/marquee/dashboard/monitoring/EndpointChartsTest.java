package io.marquee.dashboard.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.dashboard.monitoring.EndpointState.Figures;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointChartsTest {

    private static final Figures FIGURES = SomeEndpoint.state().variants().getFirst().figures();

    @Test
    void draws_latency_and_requests_by_the_hours_before_it_was_asked() {
        assertThat(EndpointCharts.latency(FIGURES, SomeEndpoint.NOON).table().rows())
                .containsExactly(List.of(-2.0, 3.0, 8.0, 15.0), List.of(-1.0, 4.0, 9.0, 20.5));
        assertThat(EndpointCharts.requests(FIGURES, SomeEndpoint.NOON).table().rows())
                .containsExactly(List.of(-2.0, 100.0, 0.0), List.of(-1.0, 200.0, 2.0));
    }
}
