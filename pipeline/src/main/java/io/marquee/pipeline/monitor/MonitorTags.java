package io.marquee.pipeline.monitor;

import io.marquee.catalog.Reject;
import io.marquee.pipeline.run.Counts;
import java.util.List;
import org.apache.beam.sdk.values.TupleTag;

/// What comes out of reading what is to be compared.
public final class MonitorTags {

    public static final TupleTag<List<Observation>> OBSERVATIONS = new TupleTag<>("observed") {};
    public static final TupleTag<List<Reject>> REJECTS = new TupleTag<>("rejects") {};

    /// How many rows went where; several elements.
    public static final TupleTag<Counts> COUNTS = new TupleTag<>("counts") {};

    private MonitorTags() {}
}
