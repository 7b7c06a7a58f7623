package io.marquee.dashboard;

import io.marquee.UserError;
import io.marquee.infra.Workspaces;
import io.marquee.registry.ObjectStore;
import java.net.BindException;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/// The program behind `./marquee dashboard`.
@SpringBootApplication
public class DashboardApplication {

    private static final String LOOPBACK = "127.0.0.1";

    /// Starts the dashboard and returns; it goes on until the process is told to end. Exits with 2
    /// on wrong usage, and with 1 if it cannot start.
    public static void main(String[] arguments) {
        int code = DashboardCommand.run(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /// Starts a dashboard that listens on the loopback interface alone, since nobody has to log in.
    ///
    /// @throws UserError if there can be no workspace at that place, or if the port is taken
    static Dashboard start(DashboardConfig config) {
        ObjectStore store = Workspaces.store(config.workspace());
        SpringApplicationBuilder application =
                new SpringApplicationBuilder(DashboardApplication.class)
                        .initializers((GenericApplicationContext beans) -> {
                            beans.registerBean(DashboardConfig.class, () -> config);
                            beans.registerBean(ObjectStore.class, () -> store);
                        });
        try {
            // As arguments, so that nothing in the environment overrules them.
            return new Dashboard(
                    application.run(
                            "--server.address=" + LOOPBACK, "--server.port=" + config.port()));
        } catch (ApplicationContextException e) {
            if (NestedExceptionUtils.getRootCause(e) instanceof BindException) {
                throw new UserError(
                        "Port %d is in use by another program. Name another one, for example --port=%d."
                                .formatted(config.port(), config.port() + 1),
                        e);
            }
            throw e;
        }
    }

    /// A dashboard that is running.
    record Dashboard(ConfigurableApplicationContext context) implements AutoCloseable {

        /// Where a browser finds it.
        String address() {
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            return "http://" + LOOPBACK + ":" + port;
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
