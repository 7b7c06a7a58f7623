package io.marquee.dashboard.schedules;

import io.marquee.dashboard.SomePostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The same on PostgreSQL, two dashboards at once included.
class FiringsOnPostgresIT extends FiringsTest {

    private static SomePostgres postgres;

    @BeforeAll
    static void start() {
        postgres = SomePostgres.start();
    }

    @AfterAll
    static void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Override
    SomeSchedules house() {
        return new SomeSchedules(postgres.database());
    }
}
