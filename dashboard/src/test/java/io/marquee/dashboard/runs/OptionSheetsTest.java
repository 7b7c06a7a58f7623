package io.marquee.dashboard.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OptionSheetsTest {

    private static final String SHEET =
            "{\"formatVersion\": 1, \"command\": \"train\", \"purpose\": \"Trains.\", \"oneOf\": [], \"options\": []}";

    @TempDir Path folder;

    @Test
    @Timeout(60)
    void keeps_nobody_waiting_for_a_build_and_has_the_answer_later() throws IOException {
        House house =
                new House(
                        folder,
                        """
                        echo asked >> '%1$s/asked'
                        until [ -e '%1$s/built' ]; do sleep 0.05; done
                        echo '%2$s'\
                        """
                                .formatted(folder, SHEET));
        OptionSheets sheets = new OptionSheets(house.launcher, Duration.ofMillis(200));

        assertThatThrownBy(() -> sheets.of("train"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "The launcher has not told the options of 'train' yet: most likely Marquee is being built. Come back in a minute.");

        Files.createFile(folder.resolve("built"));
        assertThat(patiently(sheets).purpose()).isEqualTo("Trains.");
        assertThat(folder.resolve("asked")).hasContent("asked");
    }

    @Test
    void asks_again_after_the_launcher_has_failed() throws IOException {
        House house =
                new House(
                        folder,
                        "[ -e '%1$s/ready' ] || { touch '%1$s/ready'; exit 1; }; echo '%2$s'"
                                .formatted(folder, SHEET));
        OptionSheets sheets = new OptionSheets(house.launcher);

        assertThatThrownBy(() -> sheets.of("train"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("exit code 1");
        assertThat(sheets.of("train").purpose()).isEqualTo("Trains.");
    }

    private static CommandOptions patiently(OptionSheets sheets) {
        while (true) {
            try {
                return sheets.of("train");
            } catch (UserError notYet) {
                assertThat(notYet).hasMessageContaining("Come back");
            }
        }
    }
}
