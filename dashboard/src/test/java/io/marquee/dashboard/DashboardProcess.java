package io.marquee.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A dashboard in a process of its own, as the launcher starts it, so that it can be killed and
/// weighed.
public final class DashboardProcess implements AutoCloseable {

    /// Where Marquee lies.
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern ADDRESS = Pattern.compile(".* is at (http://[^\\s;]+).*");

    private static final Pattern PASSWORD = Pattern.compile("First login: admin / (\\S+);.*");

    private final Process process;
    private final String address;
    private final String password;

    private DashboardProcess(Process process, String address, String password) {
        this.process = process;
        this.address = address;
        this.password = password;
    }

    /// Starts one on any free port.
    ///
    /// @param options of `./marquee dashboard`, beside workspace and port
    public static DashboardProcess start(Path workspace, String... options) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                ROOT.resolve("marquee").toString(),
                                "dashboard",
                                "--workspace=" + workspace,
                                "--port=0"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
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

    public String address() {
        return address;
    }

    /// The password of the account `admin`; empty unless this was the first start.
    public String password() {
        return password;
    }

    /// The launcher becomes the dashboard, so this is the dashboard's own.
    public long pid() {
        return process.pid();
    }

    /// Leads a page to the overview, logged in as `admin`.
    public void logIn(Page page, String adminsPassword) {
        page.navigate(address + "/login");
        Chromium.logIn(page, "admin", adminsPassword);
        page.waitForURL(address + "/");
    }

    /// Ends it as kill -9 does.
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
