package io.marquee.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Invokes a server over connections that stay open, and tells requests per second and latencies:
/// `HttpLoad PORT TITLES CLIENTS SECONDS`. The first half of the time warms up and does not count.
final class HttpLoad {

    private static final String TITLE =
            """
            {"show_id":"s%d","type":"Movie","title":"The Iron Harvest","director":"Ann Example",\
            "cast":"Bob Example, Carl Example, Dora Example","country":"France, Germany",\
            "date_added":"September 25, 2021","release_year":2019,"rating":"TV-MA","duration":"104 min",\
            "listed_in":"Dramas, International Movies, Thrillers","description":"Two sisters find a machine in the field, and it is not theirs."}\
            """;

    private HttpLoad() {}

    /// Prints one line.
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        int titles = Integer.parseInt(arguments[1]);
        int clients = Integer.parseInt(arguments[2]);
        double seconds = Double.parseDouble(arguments[3]);
        byte[] request = request(titles);
        long start = System.nanoTime();
        long counted = start + (long) (seconds * 5e8);
        long end = start + (long) (seconds * 1e9);
        List<Long> nanos = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<List<Long>>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                all.add(threads.submit(() -> invoke(port, request, counted, end)));
            }
            for (Future<List<Long>> each : all) {
                nanos.addAll(each.get());
            }
        }
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%d titles, %d clients: %.0f requests/s, p50 %.2f ms, p99 %.2f ms%n",
                titles,
                clients,
                sorted.length / (seconds / 2),
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6);
    }

    private static byte[] request(int titles) {
        String one =
                IntStream.range(0, titles)
                        .mapToObj(TITLE::formatted)
                        .collect(Collectors.joining(","));
        byte[] body = (titles == 1 ? one : "[" + one + "]").getBytes(ISO_8859_1);
        byte[] head =
                "POST /invocations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(body.length)
                        .getBytes(ISO_8859_1);
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private static List<Long> invoke(int port, byte[] request, long counted, long end)
            throws IOException {
        List<Long> nanos = new ArrayList<>();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
                socket.getOutputStream().write(request);
                readAnswer(in);
                if (begun > counted) {
                    nanos.add(System.nanoTime() - begun);
                }
            }
        }
        return nanos;
    }

    private static void readAnswer(InputStream in) throws IOException {
        long length = -1;
        String first = line(in);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Long.parseLong(line.substring(15).strip());
            }
        }
        if (!first.contains(" 200") || length < 0) {
            throw new IOException("the server said " + first);
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
