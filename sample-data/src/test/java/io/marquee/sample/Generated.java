package io.marquee.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.marquee.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// A folder that the generator wrote, read back by other means than it was written with.
record Generated(Path folder) {

    /// What a run said and how it ended.
    record Run(int exitCode, String out, String err) {}

    static Run run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
        int code = Generate.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
        return new Run(code, out.toString(), err.toString());
    }

    static Generated of(Path folder, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--output", folder));
        Run run = run(all.toArray());
        if (run.exitCode() != 0) {
            throw new AssertionError(run.err());
        }
        return new Generated(folder);
    }

    /// Rows of the catalog, headers aside, as lists of cells.
    List<List<String>> rows() throws IOException {
        return records("catalog");
    }

    /// Lines of engagement, headers aside, as lists of cells.
    List<List<String>> events() throws IOException {
        return records("engagement");
    }

    Truth truth() throws IOException {
        return Json.read(Files.readAllBytes(folder.resolve("truth.json")), Truth.class, "truth");
    }

    /// The bytes of all files of the generator, unpacked, by name.
    Map<String, byte[]> contents() throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (name.matches("(catalog|engagement)(/part-\\d+)?\\.csv(\\.gz)?|truth\\.json")) {
                    contents.put(name, unpacked(file));
                }
            }
        }
        return contents;
    }

    static byte[] unpacked(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!file.toString().endsWith(".gz")) {
            return bytes;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    static String digest(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private List<List<String>> records(String what) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : contents().entrySet()) {
            if (file.getKey().startsWith(what)) {
                String text = new String(file.getValue(), StandardCharsets.UTF_8);
                try (CsvReader<CsvRecord> reader =
                        CsvReader.builder()
                                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                                .skipEmptyLines(false)
                                .ofCsvRecord(text)) {
                    reader.stream().skip(1).map(CsvRecord::getFields).forEach(rows::add);
                }
            }
        }
        return rows;
    }
}
