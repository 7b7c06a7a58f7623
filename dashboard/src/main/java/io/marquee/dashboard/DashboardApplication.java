package io.marquee.dashboard;

import com.zaxxer.hikari.HikariDataSource;
import io.marquee.UserError;
import io.marquee.dashboard.account.Accounts;
import io.marquee.dashboard.account.PasswordReset;
import io.marquee.dashboard.account.ResetFolder;
import io.marquee.dashboard.account.ResetWatch;
import io.marquee.infra.Workspaces;
import io.marquee.registry.ObjectStore;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.BeansException;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;

/// The program behind `./marquee dashboard`.
@SpringBootApplication
public class DashboardApplication {

    /// Starts the dashboard and returns; it goes on until the process is told to end. Exits with 2
    /// on wrong usage, and with 1 if it cannot start.
    public static void main(String[] arguments) {
        int code = DashboardCommand.run(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /// Starts a dashboard.
    ///
    /// @throws UserError if there can be no workspace at that place, if its state cannot be opened,
    ///   or if it cannot listen where it should
    static Dashboard start(DashboardConfig config) {
        requireOwn(config.address());
        ObjectStore store = Workspaces.store(config.workspace());
        SpringApplicationBuilder application =
                new SpringApplicationBuilder(DashboardApplication.class)
                        .initializers((GenericApplicationContext beans) -> {
                            beans.registerBean(DashboardConfig.class, () -> config);
                            beans.registerBean(ObjectStore.class, () -> store);
                            if (config.state() instanceof StateDatabase.Folder(var folder)) {
                                beans.registerBean(
                                        ResetWatch.class,
                                        () ->
                                                new ResetWatch(
                                                        new ResetFolder(folder),
                                                        beans.getBean(Accounts.class)));
                            }
                            beans.registerBean(
                                    HikariDataSource.class, () -> StateSource.open(config.state()));
                        });
        try {
            // As arguments, so that nothing in the environment overrules them.
            ConfigurableApplicationContext context =
                    application.run(
                            "--server.address=" + config.address(),
                            "--server.port=" + config.port());
            return new Dashboard(
                    context,
                    config.address(),
                    config.passwordsOpen()
                            ? context.getBean(Accounts.class).createFirstAdmin()
                            : Optional.empty());
        } catch (BeansException e) {
            throw sentence(e, config);
        }
    }

    /// Gives an account a new password, whether a dashboard is running or not.
    ///
    /// @return the password
    /// @throws UserError if there is no such account, or the state cannot be opened
    static String resetPassword(StateDatabase state, String name) {
        if (state instanceof StateDatabase.Folder(var folder)
                && !Files.exists(folder.resolve("state.mv.db"))) {
            throw new UserError(
                    "No dashboard has kept its state in %s yet. Name the one that you mean: --workspace or --state."
                            .formatted(folder));
        }
        PasswordReset reset = new PasswordReset();
        try (HikariDataSource database = StateSource.open(state)) {
            return reset.in(database, InstantSource.system(), name);
        } catch (UserError e) {
            if (state instanceof StateDatabase.Folder(var folder) && StateSource.isInUse(e)) {
                return reset.by(new ResetFolder(folder), name);
            }
            throw e;
        }
    }

    /// What a person can mend, however deep below it came up.
    private static RuntimeException sentence(RuntimeException error, DashboardConfig config) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserError mistake) {
                return mistake;
            }
            if (cause instanceof BindException) {
                return new UserError(
                        "Port %d is in use by another program. Name another one, for example --port=%d."
                                .formatted(config.port(), config.port() + 1),
                        error);
            }
        }
        return error;
    }

    /// The time, for all that ask for it.
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    private static void requireOwn(String address) {
        InetAddress wanted = InetAddress.ofLiteral(address);
        try {
            if (!wanted.isAnyLocalAddress()
                    && !wanted.isLoopbackAddress()
                    && NetworkInterface.getByInetAddress(wanted) == null) {
                throw new UserError(
                        "--address=%s is no address of this machine. Give one that is, or 0.0.0.0 for all of them."
                                .formatted(address));
            }
        } catch (SocketException e) {
            throw new UserError(
                    "This machine's addresses cannot be told: " + e.getMessage() + ".", e);
        }
    }

    /// A dashboard that is running.
    ///
    /// @param host the address it listens at
    /// @param firstPassword the password of the account `admin` if that was made just now, the only
    ///   time that it can be told
    record Dashboard(
            ConfigurableApplicationContext context, String host, Optional<String> firstPassword)
            implements AutoCloseable {

        /// Where a browser on this machine finds it.
        String address() {
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            InetAddress address = InetAddress.ofLiteral(host);
            String name =
                    address.isAnyLocalAddress()
                            ? DashboardConfig.LOOPBACK
                            : host.contains(":") ? "[" + host + "]" : host;
            return "http://" + name + ":" + port;
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
