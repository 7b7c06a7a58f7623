package io.marquee.table;

import static io.marquee.table.SmallTable.COLUMNS;
import static io.marquee.table.SmallTable.csv;
import static io.marquee.table.SmallTable.read;
import static io.marquee.table.SmallTable.readable;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void brings_cells_in_the_order_asked_for_and_ignores_extra_columns() {
        assertThat(csv("votes,year,extra,title,id\n99,2020,x,a,1\n"))
                .containsExactly(readable(1, 2, "1", "a", "2020"));
    }

    @Test
    void leaves_cells_of_a_missing_optional_column_empty() {
        assertThat(csv("title,id\na,1\n")).containsExactly(readable(1, 2, "1", "a", ""));
    }

    @Test
    void finds_columns_without_regard_to_case_and_outer_blanks() {
        assertThat(csv(" ID ,\"Title \",YEAR\n1,a,2020\n"))
                .containsExactly(readable(1, 2, "1", "a", "2020"));
    }

    @Test
    void names_the_missing_columns_and_those_there_are() {
        assertThatThrownBy(() -> csv("id, name ,year\n1,a,2020\n"))
                .isExactlyInstanceOf(UserError.class)
                .hasMessage(
                        "t.csv lacks the column title. It has: id, name, year. If a column goes by another name there, rename it, or say so with --rename=OURS=THEIRS (catalogs only).");
        assertThatThrownBy(() -> csv("a;b\n1;2\n"))
                .isExactlyInstanceOf(UserError.class)
                .hasMessage(
                        "t.csv lacks the columns id, title. It has: a, b. If a column goes by another name there, rename it, or say so with --rename=OURS=THEIRS (catalogs only).");
    }

    @Test
    void asks_for_one_of_several_columns_and_is_content_with_any() {
        Columns either =
                new Columns(
                        List.of("id", "title", "year"),
                        List.of("id"),
                        List.of("title", "year"),
                        Map.of("title", "name"));

        assertThatThrownBy(() -> read("t.csv", "id,title\n1,a\n".getBytes(UTF_8), either))
                .isExactlyInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "t.csv lacks a column name or year. It has: id, title. If a column");
        assertThat(read("t.csv", "id,year\n1,1999\n".getBytes(UTF_8), either))
                .containsExactly(readable(1, 2, "1", "", "1999"));
    }

    @Test
    void names_the_columns_that_nobody_wants() {
        Columns renamed =
                new Columns(List.of("id", "title"), List.of("id"), Map.of("title", "name"));

        assertThat(renamed.ignored(List.of("ID", " Name ", "title", "votes ")))
                .containsExactly("title", "votes");
    }

    @Test
    void shows_no_control_characters_of_a_header() {
        assertThatThrownBy(() -> csv("id,na\u007fme\n1,a\n"))
                .hasMessageStartingWith("t.csv lacks the column title. It has: id, na\uFFFDme. ");
    }

    @Test
    void cuts_a_long_header_in_the_error() {
        assertThatThrownBy(() -> csv("abcdefgh,".repeat(1_000) + "z\n"))
                .isExactlyInstanceOf(UserError.class)
                .hasMessage(
                        "t.csv lacks the columns id, title. It has: "
                                + "abcdefgh, ".repeat(30)
                                + " …. If a column goes by another name there, rename it, or say so with --rename=OURS=THEIRS (catalogs only).");
    }

    @Test
    void reads_renamed_columns() {
        Columns renamed =
                new Columns(
                        COLUMNS.wanted(),
                        COLUMNS.required(),
                        Map.of("title", "Original Name", "year", "released"));

        assertThat(
                        read(
                                "t.csv",
                                "id,title,original name,released\n1,x,a,2020\n".getBytes(UTF_8),
                                renamed))
                .containsExactly(readable(1, 2, "1", "a", "2020"));
        assertThat(renamed.nameInTable("title")).isEqualTo("Original Name");
        assertThat(renamed.nameInTable("id")).isEqualTo("id");
    }

    @Test
    void asks_for_a_missing_column_by_its_new_name() {
        Columns renamed =
                new Columns(COLUMNS.wanted(), COLUMNS.required(), Map.of("title", "name"));

        assertThatThrownBy(() -> read("t.csv", "id,title\n1,a\n".getBytes(UTF_8), renamed))
                .isExactlyInstanceOf(UserError.class)
                .hasMessageStartingWith("t.csv lacks the column name. It has: id, title.");
    }

    @Test
    void refuses_a_rename_of_a_column_that_there_is_not() {
        assertThatThrownBy(() ->
                        new Columns(COLUMNS.wanted(), COLUMNS.required(), Map.of("titel", "name")))
                .isExactlyInstanceOf(UserError.class)
                .hasMessage(
                        "There is no column \"titel\" to rename; the columns are id, title, year.");
    }

    @Test
    void refuses_a_wanted_column_that_is_there_twice() {
        assertThatThrownBy(() -> csv("id,title, Title\n1,a,b\n"))
                .isExactlyInstanceOf(UserError.class)
                .hasMessage("t.csv has two columns \"title\". Rename or drop one of them.");
        Columns renamed =
                new Columns(COLUMNS.wanted(), COLUMNS.required(), Map.of("title", " name "));
        assertThatThrownBy(() -> read("t.csv", "id,name,name\n1,a,b\n".getBytes(UTF_8), renamed))
                .isExactlyInstanceOf(UserError.class)
                .hasMessageContaining("has two columns");
    }

    @Test
    void does_not_mind_an_unwanted_column_that_is_there_twice() {
        assertThat(csv("id,,title,,x,x\n1,,a,,3,4\n"))
                .containsExactly(readable(1, 2, "1", "a", ""));
    }
}
