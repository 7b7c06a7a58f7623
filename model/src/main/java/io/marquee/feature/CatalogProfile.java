package io.marquee.feature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.marquee.catalog.Title;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/// All that is counted over a catalog to fit a [FeatureSpec] and to describe the data. Mergeable:
/// the profile of a whole is the sum of its parts' profiles, in any order, to the last bit.
public final class CatalogProfile implements Serializable {

    private static final long serialVersionUID = 1;

    private long titles;
    private final Map<NumberFeature, Tally> numbers = new EnumMap<>(NumberFeature.class);
    private final Map<FlagFeature, Long> flags = new EnumMap<>(FlagFeature.class);
    private final Map<String, Long> genres;
    private final Map<String, Long> countries;

    /// The profile of nothing.
    public CatalogProfile() {
        this(0, Map.of(), Map.of(), Map.of(), Map.of());
    }

    @JsonCreator
    CatalogProfile(
            @JsonProperty("titles") long titles,
            @JsonProperty("numbers") Map<NumberFeature, Tally> numbers,
            @JsonProperty("flags") Map<FlagFeature, Long> flags,
            @JsonProperty("genres") Map<String, Long> genres,
            @JsonProperty("countries") Map<String, Long> countries) {
        this.titles = titles;
        for (NumberFeature feature : NumberFeature.values()) {
            this.numbers.put(feature, numbers.getOrDefault(feature, new Tally()));
        }
        for (FlagFeature feature : FlagFeature.values()) {
            this.flags.put(feature, flags.getOrDefault(feature, 0L));
        }
        this.genres = new TreeMap<>(genres);
        this.countries = new TreeMap<>(countries);
    }

    /// Counts a title.
    public void add(Title title) {
        titles++;
        numbers.forEach((feature, tally) -> feature.read(title).ifPresent(tally::add));
        flags.replaceAll((feature, count) -> feature.test(title) ? count + 1 : count);
        title.genres().forEach(genre -> genres.merge(genre, 1L, Long::sum));
        title.countries().forEach(country -> countries.merge(country, 1L, Long::sum));
    }

    /// Counts all that `other` counted.
    public void addAll(CatalogProfile other) {
        titles += other.titles;
        other.numbers.forEach((feature, tally) -> tallyOf(feature).addAll(tally));
        other.flags.forEach((feature, count) -> flags.merge(feature, count, Long::sum));
        other.genres.forEach((genre, count) -> genres.merge(genre, count, Long::sum));
        other.countries.forEach((country, count) -> countries.merge(country, count, Long::sum));
    }

    /// Titles counted.
    @JsonProperty
    public long titles() {
        return titles;
    }

    /// How often each value of each number came up; unknown values are not in it.
    @JsonProperty
    public Map<NumberFeature, Tally> numbers() {
        return Collections.unmodifiableMap(numbers);
    }

    /// How many titles have each flag.
    @JsonProperty
    public Map<FlagFeature, Long> flags() {
        return Collections.unmodifiableMap(flags);
    }

    /// Titles by genre; a title with two genres counts in both.
    @JsonProperty
    public Map<String, Long> genres() {
        return Collections.unmodifiableMap(genres);
    }

    /// Titles by country; a title with two countries counts in both.
    @JsonProperty
    public Map<String, Long> countries() {
        return Collections.unmodifiableMap(countries);
    }

    private Tally tallyOf(NumberFeature feature) {
        return numbers.computeIfAbsent(feature, f -> new Tally());
    }
}
