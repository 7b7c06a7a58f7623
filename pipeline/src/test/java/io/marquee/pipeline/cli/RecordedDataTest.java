package io.marquee.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.Sha256;
import io.marquee.UserError;
import io.marquee.registry.Provenance;
import io.marquee.registry.Provenance.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedDataTest {

    @TempDir private Path folder;

    @Test
    void finds_all_files_in_the_order_on_record() throws IOException {
        List<Provenance.Source> data =
                List.of(
                        file(Role.CATALOG, "old/catalog/b.csv", "bb"),
                        file(Role.CATALOG, "old/catalog/a.csv", "a"),
                        file(Role.ENGAGEMENT, "old/events.csv", "eee"));

        assertThat(RecordedData.find(data, null))
                .containsExactly(
                        located(Role.CATALOG, "old/catalog/b.csv"),
                        located(Role.CATALOG, "old/catalog/a.csv"),
                        located(Role.ENGAGEMENT, "old/events.csv"));
    }

    @Test
    void finds_them_where_the_folder_that_held_them_all_has_been_moved() throws IOException {
        List<Provenance.Source> data =
                List.of(
                        file(Role.CATALOG, "old/catalog/a.csv", "a"),
                        file(Role.CATALOG, "old/cat/a.csv", "c"),
                        file(Role.LABELS, "old/labels.csv", "l"));
        Files.move(folder.resolve("old"), folder.resolve("new"));

        assertThat(RecordedData.find(data, folder.resolve("new").toString()))
                .containsExactly(
                        located(Role.CATALOG, "new/catalog/a.csv"),
                        located(Role.CATALOG, "new/cat/a.csv"),
                        located(Role.LABELS, "new/labels.csv"));
    }

    @Test
    void the_folder_of_a_single_file_is_the_one_that_it_lies_in() throws IOException {
        List<Provenance.Source> data = List.of(file(Role.CATALOG, "old/a.csv", "a"));
        Files.move(folder.resolve("old"), folder.resolve("new"));

        assertThat(RecordedData.find(data, folder.resolve("new").toString()))
                .containsExactly(located(Role.CATALOG, "new/a.csv"));
    }

    @Test
    void names_what_has_changed_and_what_is_missing() throws IOException {
        List<Provenance.Source> data =
                List.of(
                        file(Role.CATALOG, "same.csv", "same"),
                        file(Role.CATALOG, "longer.csv", "a"),
                        file(Role.CATALOG, "other.csv", "abc"),
                        file(Role.LABELS, "gone.csv", "l"));
        Files.writeString(folder.resolve("longer.csv"), "a".repeat(1_234));
        Files.writeString(folder.resolve("other.csv"), "abd");
        Files.delete(folder.resolve("gone.csv"));

        assertComplaint(
                data,
                null,
                "Of the 4 files that it was trained on, %1$s/longer.csv has changed since (1 bytes then, 1,234 now); %1$s/other.csv has changed since (3 bytes then, 3 now); %1$s/gone.csv is missing. Restore them from a copy; if they are all in another folder now, name it with --data-root."
                        .formatted(folder));
        assertComplaint(
                data.subList(0, 1),
                folder.resolve("nowhere").toString(),
                "Of the 1 files that it was trained on, %s/nowhere/same.csv is missing. Restore them from a copy; if they are all in another folder now, name it with --data-root."
                        .formatted(folder));
    }

    @Test
    void names_a_few_of_many() throws IOException {
        List<Provenance.Source> data = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            data.add(file(Role.CATALOG, i + ".csv", "a"));
            Files.delete(folder.resolve(i + ".csv"));
        }

        assertThatThrownBy(() -> RecordedData.find(data, null))
                .hasMessageContaining(
                        "4.csv is missing; and 2 more are not as they were. Restore them");
    }

    @Test
    void a_file_of_which_nobody_knows_what_it_was_for_cannot_be_used() throws IOException {
        assertComplaint(
                List.of(file(null, "a.csv", "a")),
                null,
                "An older Marquee made this model, and did not record what each file of its data was for. Train it anew to be able to verify it.");
    }

    private void assertComplaint(
            List<Provenance.Source> data, @Nullable String root, String message) {
        assertThatThrownBy(() -> RecordedData.find(data, root))
                .isInstanceOf(UserError.class)
                .hasMessage(message);
    }

    private RecordedData.Located located(Role role, String name) {
        return new RecordedData.Located(role, folder.resolve(name).toString());
    }

    private Provenance.Source file(@Nullable Role role, String name, String content)
            throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return new Provenance.Source(
                role,
                file.toString(),
                content.length(),
                Sha256.of(content.getBytes(StandardCharsets.UTF_8)));
    }
}
