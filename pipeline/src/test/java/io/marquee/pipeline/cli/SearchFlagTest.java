package io.marquee.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.marquee.UserError;
import io.marquee.search.SearchEffort;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class SearchFlagTest {

    /// A command that has the flags and nothing else.
    @Command
    static final class Flags {
        @Mixin private TrainingFlags training = new TrainingFlags();
    }

    @Test
    void searches_only_where_it_is_asked_to() {
        assertThat(flags().learning().search().effort()).isEqualTo(SearchEffort.NONE);
        assertThat(flags("--search=Quick").learning().search().effort())
                .isEqualTo(SearchEffort.QUICK);
        assertThat(flags("--search", "thorough").learning().search().effort())
                .isEqualTo(SearchEffort.THOROUGH);
    }

    @Test
    void records_what_was_asked_for() {
        assertThat(flags().recorded()).containsEntry("search", "none");
        assertThat(flags("--search=THOROUGH").recorded()).containsEntry("search", "thorough");
    }

    @Test
    void says_which_searches_there_are() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> flags("--search=fast").recorded())
                .withMessage("There is no search 'fast'. Choose one of none, quick, thorough.");
    }

    private static TrainingFlags flags(String... arguments) {
        Flags flags = new Flags();
        new CommandLine(flags).parseArgs(arguments);
        return flags.training;
    }
}
