package io.marquee.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.marquee.dashboard.account.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The dashboard as it is shipped, asked over HTTP: with the precompiled bundle, and without Node.
class DashboardIT {

    @TempDir static Path folder;
    static SomeDashboard dashboard;

    @BeforeAll
    static void start() {
        dashboard = SomeDashboard.start(folder);
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void serves_the_page_with_the_compiled_bundle() throws Exception {
        HttpResponse<String> page = dashboard.get("/", Role.VIEWER);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("color-scheme: light dark").contains("favicon.svg");

        Matcher script =
                Pattern.compile("src=\"\\./(VAADIN/build/[^\"]+\\.js)\"").matcher(page.body());
        assertThat(script.find()).isTrue();
        assertThat(dashboard.get("/" + script.group(1)).statusCode()).isEqualTo(200);
    }

    @Test
    void serves_theme_styles_and_icon_to_anybody() throws Exception {
        for (String path : List.of("/aura/aura.css", "/dashboard.css", "/favicon.svg")) {
            assertThat(dashboard.get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void answers_this_machine_alone() throws Exception {
        int port = URI.create(dashboard.address()).getPort();
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            assertThat(socket.isConnected()).isTrue();
        }
        List<InetAddress> others =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(address -> !address.isLoopbackAddress())
                        .toList();
        for (InetAddress address : others) {
            assertThat(
                            catchThrowable(() -> {
                                try (Socket socket = new Socket(address, port)) {
                                    socket.getPort();
                                }
                            }))
                    .as("%s", address)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void names_another_port_where_the_one_is_taken() {
        int port = URI.create(dashboard.address()).getPort();
        StringWriter err = new StringWriter();
        int code =
                DashboardCommand.run(
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(err, true),
                        "--workspace=" + folder,
                        "--port=" + port);
        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(
                        "marquee: Port %d is in use by another program. Name another one, for example --port=%d.%n"
                                .formatted(port, port + 1));
    }
}
