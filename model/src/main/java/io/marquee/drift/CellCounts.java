package io.marquee.drift;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.datasketches.common.ArrayOfStringsSerDe;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.FrequentItemsSketch;
import org.apache.datasketches.kll.KllFloatsSketch;

/// How one watched thing was spread over its reference's cells, with sketches of what the cells
/// cannot tell: quantiles of numbers, names of categories that are new.
///
/// Cells and moments are integers, so that adding in another order gives the same. The sketches are
/// within their errors: ranks to 1.7 % with 99 % confidence, and exact up to some 200 values.
final class CellCounts {

    /// The sketch's accuracy; see the class.
    static final int SKETCH_K = 200;

    /// Moments are kept in millionths of the reference's standard deviation.
    private static final double MOMENT_SCALE = 1e6;

    /// Values further from the mean than this, in standard deviations, count as this far: so no sum
    /// overflows, a hundred million values or more.
    private static final double FARTHEST = 100;

    /// Names that are remembered exactly; beyond that the rarest are forgotten.
    private static final int MOST_NAMES = 64;

    private static final ArrayOfStringsSerDe NAMES = new ArrayOfStringsSerDe();

    private final long[] cells;
    private long titles;
    private long sum;
    private long squares;
    private long absolute;
    private final KllFloatsSketch values = KllFloatsSketch.newHeapInstance(SKETCH_K);
    private FrequentItemsSketch<String> names = new FrequentItemsSketch<>(MOST_NAMES);

    CellCounts(int cells) {
        this.cells = new long[cells];
    }

    /// Counts a title with a number.
    void number(NumberReference reference, double value) {
        titles++;
        cells[reference.cell(value)]++;
        double unit = reference.deviation() == 0 ? 1 : reference.deviation();
        double z = Math.clamp((value - reference.mean()) / unit, -FARTHEST, FARTHEST);
        sum += Math.round(z * MOMENT_SCALE);
        squares += Math.round(z * z * MOMENT_SCALE);
        absolute += Math.round(Math.min(Math.abs(value) / unit, FARTHEST) * MOMENT_SCALE);
        values.update((float) value);
    }

    /// Counts a title in some categories; in none, it is missing.
    void categories(List<Integer> places, List<String> unseen) {
        titles++;
        for (int place : places) {
            cells[place]++;
        }
        unseen.forEach(names::update);
        if (places.isEmpty()) {
            cells[cells.length - 1]++;
        }
    }

    /// Counts a title of which it is not known.
    void missing() {
        titles++;
        cells[cells.length - 1]++;
    }

    void addAll(CellCounts other) {
        titles += other.titles;
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] += other.cells[cell];
        }
        sum += other.sum;
        squares += other.squares;
        absolute += other.absolute;
        values.merge(other.values);
        names.merge(other.names);
    }

    /// Titles counted.
    long titles() {
        return titles;
    }

    /// How many are in each cell; a copy.
    long[] cells() {
        return cells.clone();
    }

    /// How many have it.
    long present() {
        return titles - cells[cells.length - 1];
    }

    /// NaN without values.
    double mean(NumberReference reference) {
        return reference.mean() + unit(reference) * (sum / MOMENT_SCALE / present());
    }

    /// Mean of the values without their signs; NaN without values.
    double meanSize(NumberReference reference) {
        return unit(reference) * (absolute / MOMENT_SCALE / present());
    }

    /// Standard deviation; NaN without values.
    double deviation(NumberReference reference) {
        double mean = sum / MOMENT_SCALE / present();
        double square = squares / MOMENT_SCALE / present();
        return unit(reference) * Math.sqrt(Math.max(0, square - mean * mean));
    }

    /// About the value that a share of the values does not exceed; NaN without values.
    double quantile(double share) {
        return values.isEmpty() ? Double.NaN : values.getQuantile(share);
    }

    /// All values, as far as they are remembered.
    KllFloatsSketch values() {
        return values;
    }

    /// The most frequent new categories, the most frequent first; of the same frequency in the
    /// order of their names, whatever order they came in.
    List<String> unseenNames(int most) {
        return Arrays.stream(names.getFrequentItems(ErrorType.NO_FALSE_NEGATIVES))
                .sorted(
                        Comparator.comparingLong(
                                        (FrequentItemsSketch.Row<String> row) -> -row.getEstimate())
                                .thenComparing(FrequentItemsSketch.Row::getItem))
                .limit(most)
                .map(FrequentItemsSketch.Row::getItem)
                .toList();
    }

    void write(DataOutputStream out) throws IOException {
        out.writeShort(cells.length);
        for (long cell : cells) {
            out.writeLong(cell);
        }
        out.writeLong(titles);
        out.writeLong(sum);
        out.writeLong(squares);
        out.writeLong(absolute);
        write(values.toByteArray(), out);
        write(names.isEmpty() ? new byte[0] : names.toByteArray(NAMES), out);
    }

    static CellCounts read(DataInputStream in) throws IOException {
        CellCounts counts = new CellCounts(in.readShort());
        for (int cell = 0; cell < counts.cells.length; cell++) {
            counts.cells[cell] = in.readLong();
        }
        counts.titles = in.readLong();
        counts.sum = in.readLong();
        counts.squares = in.readLong();
        counts.absolute = in.readLong();
        counts.values.merge(KllFloatsSketch.heapify(MemorySegment.ofArray(bytes(in))));
        byte[] names = bytes(in);
        if (names.length > 0) {
            counts.names = FrequentItemsSketch.getInstance(MemorySegment.ofArray(names), NAMES);
        }
        return counts;
    }

    private static double unit(NumberReference reference) {
        return reference.deviation() == 0 ? 1 : reference.deviation();
    }

    private static void write(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
