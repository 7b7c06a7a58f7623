package io.marquee.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void data_cannot_become_markup() {
        assertThat(Markdown.plain("Stand-Up Comedy & Talk Shows"))
                .isEqualTo("Stand-Up Comedy \\& Talk Shows");
        assertThat(Markdown.plain("a|b *c* _d_ `e` ~f~ # \\"))
                .isEqualTo("a\\|b \\*c\\* \\_d\\_ \\`e\\` \\~f\\~ \\# \\\\");
        assertThat(Markdown.plain("<script>alert(1)</script>"))
                .isEqualTo("\\<script\\>alert(1)\\</script\\>");
        assertThat(Markdown.plain("![x](http://a.b) www.a.b me@a.b"))
                .isEqualTo("\\!\\[x\\](http\\://a.b) www\\.a.b me\\@a.b");
    }

    @Test
    void data_stays_on_one_line_and_reads_the_way_it_is_written() {
        assertThat(Markdown.plain(" a\r\n\n# b\u2028c\td ")).isEqualTo("a \\# b c d");
        assertThat(Markdown.plain("abc\u202Etxt.exe")).isEqualTo("abc txt.exe");
    }

    @Test
    void parts_of_a_page_are_apart_by_a_line() {
        String page =
                new Markdown()
                        .heading(2, "Data")
                        .paragraph("Some.")
                        .bullets(List.of("one", "two"))
                        .table(true, List.of("a", "b"), List.of(List.of("x", "1")))
                        .text();

        assertThat(page)
                .isEqualTo(
                        """
                        ## Data

                        Some.

                        - one
                        - two

                        | a | b |
                        |---|---:|
                        | x | 1 |
                        """);
    }
}
