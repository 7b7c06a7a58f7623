package io.marquee.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TitleIdentityTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cafe\u0301 Müller 7",
                "CAFÉ MÜLLER 7",
                "  café   müller\t7\n",
                "Café\u00A0Müller\u00A07\u00A0",
                "Ca\u200Bfé Mül\u200Dler\uFEFF 7",
                "Ｃａｆé　Ｍüｌｌｅｒ　７",
                "Café Müller ⁷",
                "Café \u200B Müller 7"
            })
    void is_the_same_whatever_case_blanks_and_form_of_unicode(String name) {
        assertThat(TitleIdentity.of(name, Kind.MOVIE, 2014))
                .isEqualTo(new TitleIdentity("café müller 7|MOVIE|2014"));
    }

    @Test
    void differs_by_name_kind_and_year() {
        TitleIdentity one = TitleIdentity.of("Up", Kind.MOVIE, 2009);

        assertThat(
                        Set.of(
                                one,
                                TitleIdentity.of("Up!", Kind.MOVIE, 2009),
                                TitleIdentity.of("U p", Kind.MOVIE, 2009),
                                TitleIdentity.of("Up", Kind.SERIES, 2009),
                                TitleIdentity.of("Up", Kind.MOVIE, 2010),
                                TitleIdentity.of("Up|MOVIE", Kind.MOVIE, 2009)))
                .hasSize(6);
    }

    /// Computed by hand from the definitions of FNV-1a and SplitMix64, in another language.
    @ParameterizedTest
    @CsvSource({
        "dick johnson is dead|MOVIE|2020, 0, 8708716489337286935",
        "dick johnson is dead|MOVIE|2020, 42, -4770259893949293030",
        "東京|MOVIE|2020, 0, 248128575672496685",
        "東京|MOVIE|2020, 42, 3053464837346112297",
        "'', 0, -780787492076525413",
        "'', 42, -710513435890779078"
    })
    void hashes_to_the_same_value_for_ever(String key, long seed, long hash) {
        assertThat(new TitleIdentity(key).hash(seed)).isEqualTo(hash);
        assertThat(TitleIdentity.stableHash(key, seed)).isEqualTo(hash);
    }

    @Test
    void spreads_hashes_of_like_keys_and_seeds() {
        Set<Long> low = new HashSet<>();
        for (int year = 1900; year < 2000; year++) {
            for (int seed = 0; seed < 100; seed++) {
                low.add(TitleIdentity.of("A", Kind.MOVIE, year).hash(seed) & 0xffff_ffffL);
            }
        }
        assertThat(low).hasSizeGreaterThan(9_995);
    }
}
