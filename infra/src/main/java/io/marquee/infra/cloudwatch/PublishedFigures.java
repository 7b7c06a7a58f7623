package io.marquee.infra.cloudwatch;

/// What became of the measurements handed to a [MetricPublisher], those that an earlier one left in
/// the same spool folder included. Each is counted once.
///
/// @param sent taken by CloudWatch
/// @param waiting in memory or in the spool folder, to be sent later
/// @param refused not to be taken by CloudWatch; put aside in the spool folder
/// @param lost for want of room in memory or on the disk
public record PublishedFigures(long sent, long waiting, long refused, long lost) {}
