package io.marquee.explanation;

import java.util.List;

/// How much a model makes of one column, or of a group of columns.
///
/// @param name of the column or group
/// @param columns the columns it is about; one, if it is a column's own
/// @param meanContribution mean over the rows of the size of their contribution, a group's added up
///   before the sign is dropped: rating points or log-odds
/// @param gain by how much the splits on these columns reduced the training loss, summed over all
///   trees; columns of many values are favoured by it
/// @param lossIncrease by how much the loss grows if these columns' values are dealt out anew among
///   the rows: what the model would lose without knowing them. About 0, and by chance below, for
///   columns that do not help with titles not seen in training
public record Importance(
        String name,
        List<String> columns,
        double meanContribution,
        double gain,
        double lossIncrease) {

    public Importance {
        columns = List.copyOf(columns);
    }
}
