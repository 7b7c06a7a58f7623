package io.marquee.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.UserError;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.util.UserCodeException;
import org.apache.flink.util.SerializedThrowable;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static final String SENTENCE = "c.csv lacks the column title. Add it.";

    @Test
    void finds_the_users_error_below_what_runners_wrap_around_it() {
        UserError error = new UserError(SENTENCE);

        assertThat(Failures.explain(error)).isSameAs(error);
        assertThat(
                        Failures.explain(
                                new Pipeline.PipelineExecutionException(
                                        UserCodeException.wrap(
                                                new IllegalStateException("boom", error)))))
                .isSameAs(error);
    }

    @Test
    void keeps_all_lines_of_an_error_whose_words_stand_in_what_wraps_it() {
        UserError error = new UserError("c.csv has a title of two lines: \"One\nTwo\". Mend it.");

        assertThat(Failures.explain(new RuntimeException(error))).isSameAs(error);
    }

    @Test
    void finds_the_users_error_in_the_text_that_a_cluster_sends() {
        Throwable sent =
                new SerializedThrowable(
                        new RuntimeException(
                                "Job failed", UserCodeException.wrap(new UserError(SENTENCE))));
        RuntimeException explained = Failures.explain(new RuntimeException("Job failed", sent));

        assertThat(explained).isInstanceOf(UserError.class).hasMessage(SENTENCE);
    }

    @Test
    void finds_the_users_error_in_a_stack_trace() {
        RuntimeException explained =
                Failures.explain(
                        new RuntimeException(
                                """
                                java.lang.RuntimeException: Job failed
                                \tat org.apache.flink.Somewhere(Somewhere.java:1)
                                Caused by: io.marquee.UserError: %s
                                \tat io.marquee.Elsewhere(Elsewhere.java:2)
                                """
                                        .formatted(SENTENCE)));

        assertThat(explained).isInstanceOf(UserError.class).hasMessage(SENTENCE);
    }

    @Test
    void tells_the_innermost_cause_of_a_failure_that_is_not_the_users() {
        IllegalStateException cause = new IllegalStateException("rows got lost\nsomewhere");
        RuntimeException thrown = new Pipeline.PipelineExecutionException(cause);

        assertThat(Failures.explain(thrown))
                .isInstanceOf(PipelineFailure.class)
                .hasMessage("The pipeline failed: IllegalStateException: rows got lost")
                .hasCause(thrown);
        assertThat(Failures.explain(new RuntimeException()))
                .hasMessage("The pipeline failed: RuntimeException: null");
        assertThat(Failures.explain(null))
                .isInstanceOf(PipelineFailure.class)
                .hasMessage("The pipeline failed: no reason was given.");
    }

    @Test
    void says_what_to_do_when_memory_ran_out() {
        assertThat(Failures.explain(new RuntimeException(new OutOfMemoryError("Java heap space"))))
                .isInstanceOf(PipelineFailure.class)
                .hasMessageContaining("it ran out of memory")
                .hasMessageContaining("MARQUEE_JAVA_OPTS=-Xmx");
        assertThat(
                        Failures.explain(
                                new SerializedThrowable(
                                        new RuntimeException(
                                                new OutOfMemoryError("Java heap space")))))
                .isInstanceOf(PipelineFailure.class)
                .hasMessageContaining("it ran out of memory");
    }

    @Test
    void ends_where_causes_go_round_in_a_circle() {
        RuntimeException first = new RuntimeException("first");
        RuntimeException second = new RuntimeException("second", first);
        first.initCause(second);

        assertThat(Failures.explain(first))
                .hasMessage("The pipeline failed: RuntimeException: second");
    }
}
