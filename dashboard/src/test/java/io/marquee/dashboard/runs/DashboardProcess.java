package io.marquee.dashboard.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A dashboard in a process of its own, so that it can be killed.
final class DashboardProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile(".* is at (http://\\S+)");

    private static final Pattern PASSWORD = Pattern.compile("First login: admin / (\\S+);.*");

    private final Process process;
    private final String address;
    private final String password;

    private DashboardProcess(Process process, String address, String password) {
        this.process = process;
        this.address = address;
        this.password = password;
    }

    /// @param root where Marquee lies
    static DashboardProcess start(Path root, Path workspace) throws IOException {
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder =
                new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dmarquee.launcher=" + root.resolve("marquee"),
                                "-cp",
                                path,
                                "io.marquee.dashboard.DashboardApplication",
                                "--workspace=" + workspace,
                                "--inputs=" + root.resolve("sample-data"),
                                "--port=0"));
        builder.environment().put("MARQUEE_BUILD", "off");
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String password = "";
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher login = PASSWORD.matcher(line);
            password = login.matches() ? login.group(1) : password;
            Matcher address = ADDRESS.matcher(line);
            if (address.matches()) {
                return new DashboardProcess(process, address.group(1), password);
            }
        }
        throw new IOException("The dashboard ended without telling its address.");
    }

    String address() {
        return address;
    }

    /// The password of the account `admin`; empty unless this was the first start.
    String password() {
        return password;
    }

    /// Ends it as kill -9 does.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
