/// The workspace: the runs, datasets, models and predictions that pipeline and dashboard share,
/// kept in a folder or in an object store.
///
/// Start reading at [io.marquee.registry.Workspace]. Everything it promises (nothing half-written
/// is ever visible; a crash at any point leaves a store that works) rests on the few operations of
/// [io.marquee.registry.ObjectStore].
@NullMarked
package io.marquee.registry;

import org.jspecify.annotations.NullMarked;
