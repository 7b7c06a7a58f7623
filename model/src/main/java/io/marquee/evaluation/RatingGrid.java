package io.marquee.evaluation;

import java.util.ArrayList;
import java.util.List;

/// Predicted against actual ratings as a grid of counts, to draw as a heat map.
///
/// @param width of a cell in both directions, in rating points
/// @param cells those with titles in them, by predicted and then by actual rating
public record RatingGrid(double width, List<Cell> cells) {

    private static final double LOWEST = 1;
    private static final int STEPS = 16;
    private static final double WIDTH = 0.25;

    /// @param predicted the lowest predicted rating of the cell; ratings out of 1 to 5 are counted
    ///   in the cell nearest to them
    /// @param actual the lowest actual rating of the cell
    /// @param count number of titles
    public record Cell(double predicted, double actual, int count) {}

    public RatingGrid {
        cells = List.copyOf(cells);
    }

    static RatingGrid of(double[] actual, double[] predicted) {
        int[][] counts = new int[STEPS][STEPS];
        for (int i = 0; i < actual.length; i++) {
            counts[step(predicted[i])][step(actual[i])]++;
        }
        List<Cell> cells = new ArrayList<>();
        for (int p = 0; p < STEPS; p++) {
            for (int a = 0; a < STEPS; a++) {
                if (counts[p][a] > 0) {
                    cells.add(new Cell(LOWEST + p * WIDTH, LOWEST + a * WIDTH, counts[p][a]));
                }
            }
        }
        return new RatingGrid(WIDTH, cells);
    }

    private static int step(double rating) {
        return Math.clamp((long) Math.floor((rating - LOWEST) / WIDTH), 0, STEPS - 1);
    }
}
