package io.marquee.pipeline.run;

import java.io.Serializable;
import java.time.Instant;

/// What a worker has to know of the run that it works for.
///
/// @param workspace where the workspace is: an absolute path or an `s3://` address
/// @param runId the run's id
/// @param startedAt when it started; stamps everything that the run writes
public record RunContext(String workspace, String runId, Instant startedAt)
        implements Serializable {}
