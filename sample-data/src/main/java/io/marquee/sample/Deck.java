package io.marquee.sample;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// Things to draw from, each with its weight.
///
/// @param things at least one
/// @param reaches running sum of the weights, up to and with each thing
record Deck<T>(List<T> things, List<Double> reaches) {

    /// A deck of those things that weigh more than nothing.
    static <T> Deck<T> of(List<T> things, ToDoubleFunction<T> weight) {
        List<T> kept = things.stream().filter(t -> weight.applyAsDouble(t) > 0).toList();
        Double[] reaches = new Double[kept.size()];
        double sum = 0;
        for (int i = 0; i < reaches.length; i++) {
            sum += weight.applyAsDouble(kept.get(i));
            reaches[i] = sum;
        }
        return new Deck<>(kept, List.of(reaches));
    }

    /// Draws one; it stays in the deck.
    T draw(Dice dice) {
        double at = dice.unit() * reaches.getLast();
        int place = 0;
        while (reaches.get(place) <= at) {
            place++;
        }
        return things.get(place);
    }
}
