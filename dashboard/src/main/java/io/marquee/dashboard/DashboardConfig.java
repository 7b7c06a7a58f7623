package io.marquee.dashboard;

import io.marquee.UserError;
import io.marquee.dashboard.account.SingleSignOn;
import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a person may decide about a dashboard.
///
/// @param workspace the workspace to show: a folder, made absolute here, or `s3://bucket/prefix`
/// @param port where to listen, 0..65535; 0 takes any that is free
/// @param address the address of this machine to listen at, in figures; the loopback address keeps
///   others out
/// @param inputs folders that runs started here may read from, beside the workspace
/// @param state where accounts, the audit log and schedules are kept, and in a folder also what
///   runs started here have said
/// @param singleSignOn how people log in by OpenID Connect; null if they do not
/// @param endpoints names of the SageMaker endpoints to watch; AWS is asked of nothing without any
public record DashboardConfig(
        String workspace,
        int port,
        String address,
        List<String> inputs,
        StateDatabase state,
        @Nullable SingleSignOn singleSignOn,
        List<String> endpoints) {

    /// Where only this machine gets to.
    public static final String LOOPBACK = "127.0.0.1";

    private static final int LAST_PORT = 65_535;

    private static final Pattern ENDPOINT = Pattern.compile("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");

    /// @throws UserError if any is not what it should be
    public DashboardConfig {
        inputs = List.copyOf(inputs);
        endpoints = List.copyOf(endpoints);
        for (String endpoint : endpoints) {
            if (!ENDPOINT.matcher(endpoint).matches()) {
                throw new UserError(
                        "--endpoint=%s is no name of an endpoint. It has letters, digits and hyphens, at most 63."
                                .formatted(endpoint));
            }
        }
        if (port < 0 || port > LAST_PORT) {
            throw new UserError(
                    "--port=%d is no port. Give one of 1 to %d.".formatted(port, LAST_PORT));
        }
        workspace = absolute(workspace);
        try {
            InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "--address=%s is no address. Give one of this machine's in figures, or 0.0.0.0 for all of them."
                            .formatted(address),
                    e);
        }
    }

    /// One that watches no endpoints.
    public DashboardConfig(
            String workspace,
            int port,
            String address,
            List<String> inputs,
            StateDatabase state,
            @Nullable SingleSignOn singleSignOn) {
        this(workspace, port, address, inputs, state, singleSignOn, List.of());
    }

    /// The same, and it watches these.
    public DashboardConfig watching(List<String> watched) {
        return new DashboardConfig(workspace, port, address, inputs, state, singleSignOn, watched);
    }

    /// One whose people log in with passwords alone.
    public DashboardConfig(
            String workspace, int port, String address, List<String> inputs, StateDatabase state) {
        this(workspace, port, address, inputs, state, null);
    }

    /// Whether a password of the dashboard's own lets anybody in.
    public boolean passwordsOpen() {
        return singleSignOn == null || !singleSignOn.only();
    }

    /// One that only this machine can reach, with its state in the workspace, and with no folders
    /// to read from but the workspace.
    public DashboardConfig(String workspace, int port) {
        this(
                workspace,
                port,
                LOOPBACK,
                List.of(),
                StateDatabase.of(absolute(workspace), null, null, Map.of()));
    }

    private static String absolute(String workspace) {
        if (workspace.isBlank()) {
            throw new UserError("--workspace has no value. Give a folder, or s3://bucket/prefix.");
        }
        if (workspace.contains("://")) {
            return workspace;
        }
        try {
            return Path.of(workspace).toAbsolutePath().normalize().toString();
        } catch (InvalidPathException e) {
            throw new UserError(
                    "--workspace=%s is not a folder: %s. Give a folder, or s3://bucket/prefix."
                            .formatted(workspace, e.getReason()),
                    e);
        }
    }
}
