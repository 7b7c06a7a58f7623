package io.marquee.dashboard.title;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TitleAddressTest {

    @Test
    void has_plain_ids_in_the_path_and_others_as_a_parameter() {
        Optional<String> newest = Optional.empty();
        Optional<String> run = Optional.of("20261122T120000000Z-abc123");
        assertThat(TitleAddress.page("s1", newest)).isEqualTo("titles/s1");
        assertThat(TitleAddress.page("s1", run))
                .isEqualTo("titles/s1?run=20261122T120000000Z-abc123");
        assertThat(TitleAddress.page("../x", newest)).isEqualTo("titles?id=..%2Fx");
        assertThat(TitleAddress.page("..", run))
                .isEqualTo("titles?id=..&run=20261122T120000000Z-abc123");
        assertThat(TitleAddress.page("ä b", newest)).isEqualTo("titles?id=%C3%A4+b");
        assertThat(TitleAddress.whatIf("a&b", run))
                .isEqualTo("what-if?title=a%26b&run=20261122T120000000Z-abc123");
        assertThat(TitleAddress.genre("Action & Adventure"))
                .isEqualTo("predictions?genre=Action+%26+Adventure");
    }
}
