package io.marquee.pipeline.train;

/// Both models as their files.
///
/// @param rating `rating.json`
/// @param liked `liked.json`
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TrainedModels(byte[] rating, byte[] liked) {}
