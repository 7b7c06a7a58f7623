package io.marquee.dashboard.account;

import io.marquee.dashboard.SomePostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The same on PostgreSQL.
class TokensOnPostgresIT extends TokensTest {

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
    SomeDatabase database() {
        return new SomeDatabase(postgres.database());
    }
}
