package io.marquee.drift;

import io.marquee.UserError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// What came of one window, counted into a baseline's cells. Some 100 kB at most, however many
/// titles it has counted.
///
/// Mergeable: the profile of a whole is the sum of its parts', in any order. Its counts are the
/// same to the last bit; its sketches are the same within their errors.
public final class Profile {

    private static final byte FORMAT = 1;

    private final List<CellCounts> counts;
    private final Outcomes outcomes;

    private Profile(List<CellCounts> counts, Outcomes outcomes) {
        this.counts = List.copyOf(counts);
        this.outcomes = outcomes;
    }

    /// The profile of nothing.
    ///
    /// @param baseline whose cells it is counted into
    public static Profile empty(Baseline baseline) {
        List<CellCounts> counts = new ArrayList<>();
        for (Reference reference : baseline.references()) {
            counts.add(new CellCounts(reference.cells().size()));
        }
        return new Profile(counts, new Outcomes());
    }

    /// Adds all that another profile has counted.
    ///
    /// @param other of the same baseline; stays as it is
    /// @return this
    public Profile addAll(Profile other) {
        for (int i = 0; i < counts.size(); i++) {
            counts.get(i).addAll(other.counts.get(i));
        }
        outcomes.addAll(other.outcomes);
        return this;
    }

    /// Of the thing that stands at a place of [Baseline#references].
    CellCounts counts(int place) {
        return counts.get(place);
    }

    Outcomes outcomes() {
        return outcomes;
    }

    /// This as bytes.
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeShort(counts.size());
            for (CellCounts each : counts) {
                each.write(out);
            }
            outcomes.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// What [#toBytes] wrote.
    ///
    /// @throws UserError if it was another version of this program
    public static Profile of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte format = in.readByte();
            if (format != FORMAT) {
                throw new UserError(
                        "This profile has format %d; this Marquee reads %d. Use one version on all workers."
                                .formatted(format, FORMAT));
            }
            List<CellCounts> counts = new ArrayList<>();
            int size = in.readShort();
            for (int i = 0; i < size; i++) {
                counts.add(CellCounts.read(in));
            }
            return new Profile(counts, Outcomes.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
