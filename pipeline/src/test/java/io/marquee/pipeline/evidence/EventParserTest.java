package io.marquee.pipeline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.catalog.Reject;
import io.marquee.table.RowOrigin;
import io.marquee.table.TableRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventParserTest {

    private static final RowOrigin ORIGIN = new RowOrigin("e.csv", 3, 4);
    private static final String NOON = "2026-01-31T12:00:00Z";

    private final List<Event> events = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "rate,    4.5, RATE,    4.5",
        "' Rate', ' 1',RATE,    1",
        "like,    '',  LIKE,    NaN",
        "DISLIKE, x,   DISLIKE, NaN",
        "play,    '',  PLAY,    NaN",
        "finish,  '',  FINISH,  NaN"
    })
    void reads_every_kind_of_event(String kind, String value, Event.Kind expected, double number) {
        parse(" e1 ", "u1", " s1", kind, value, " " + NOON + " ");

        assertThat(events)
                .containsExactly(
                        new Event("e1", "u1", "s1", expected, number, Instant.parse(NOON), ORIGIN));
        assertThat(rejects).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',u1,s1,rate,4,MISSING_EVENT_ID,event_id,it has no event id",
        "e1,'  ',s1,rate,4,MISSING_USER_ID,user_id,it has no user id",
        "e1,u1,'',rate,4,MISSING_ID,title_id,it has no title id"
    })
    void rejects_an_event_that_lacks_an_id(
            String event,
            String user,
            String title,
            String kind,
            String value,
            Reject.Reason reason,
            String column,
            String detail) {
        parse(event, user, title, kind, value, NOON);

        assertThat(events).isEmpty();
        assertThat(rejects)
                .containsExactly(
                        new Reject(
                                ORIGIN,
                                reason,
                                column,
                                "",
                                detail,
                                String.join(" | ", event, user, title, kind, value, NOON)));
    }

    @ParameterizedTest
    @CsvSource({
        "watch,'',2026-01-31T12:00:00Z,UNKNOWN_EVENT_KIND,kind,watch",
        "'',4,2026-01-31T12:00:00Z,UNKNOWN_EVENT_KIND,kind,''",
        "rate,'',2026-01-31T12:00:00Z,UNREADABLE_VERDICT,value,''",
        "rate,0,2026-01-31T12:00:00Z,UNREADABLE_VERDICT,value,0",
        "rate,5.5,2026-01-31T12:00:00Z,UNREADABLE_VERDICT,value,5.5",
        "rate,NaN,2026-01-31T12:00:00Z,UNREADABLE_VERDICT,value,NaN",
        "rate,-3,2026-01-31T12:00:00Z,UNREADABLE_VERDICT,value,-3",
        "like,'',yesterday,UNREADABLE_TIME,occurred_at,yesterday",
        "like,'',2026-02-30T12:00:00Z,UNREADABLE_TIME,occurred_at,2026-02-30T12:00:00Z",
        "like,'','',UNREADABLE_TIME,occurred_at,''"
    })
    void rejects_an_event_that_nobody_could_read(
            String kind,
            String value,
            String time,
            Reject.Reason reason,
            String column,
            String atFault) {
        parse("e1", "u1", "s1", kind, value, time);

        assertThat(events).isEmpty();
        assertThat(rejects).hasSize(1);
        assertThat(rejects.getFirst())
                .extracting(Reject::origin, Reject::reason, Reject::column, Reject::value)
                .containsExactly(ORIGIN, reason, column, atFault);
    }

    @Test
    void rejects_a_row_that_could_not_be_read() {
        EventParser.parse(
                new TableRow.Unreadable(
                        ORIGIN, TableRow.Fault.WRONG_CELL_COUNT, "it has 1 cells", "e1"),
                events::add,
                rejects::add);

        assertThat(events).isEmpty();
        assertThat(rejects)
                .containsExactly(
                        new Reject(
                                ORIGIN,
                                Reject.Reason.WRONG_CELL_COUNT,
                                "",
                                "",
                                "it has 1 cells",
                                "e1"));
    }

    private void parse(String... cells) {
        EventParser.parse(
                new TableRow.Readable(ORIGIN, List.of(cells), false), events::add, rejects::add);
    }
}
