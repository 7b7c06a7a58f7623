package io.marquee.pipeline.evidence;

import io.marquee.catalog.Reject;
import io.marquee.pipeline.run.Counts;
import java.util.List;
import org.apache.beam.sdk.values.TupleTag;

/// What the sources of evidence give.
public final class EvidenceTags {

    /// What is known of titles; a title may come more than once.
    public static final TupleTag<List<TitleEvidence>> EVIDENCE = new TupleTag<>("evidence") {};

    /// Rows that nothing could be made of.
    public static final TupleTag<List<Reject>> REJECTS = new TupleTag<>("rejects") {};

    /// How many rows were read, and how many of them were there twice.
    public static final TupleTag<Counts> COUNTS = new TupleTag<>("counts") {};

    private EvidenceTags() {}
}
