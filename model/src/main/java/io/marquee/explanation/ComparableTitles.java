package io.marquee.explanation;

import static java.util.Objects.requireNonNull;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.catalog.Kind;
import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Tree;
import io.marquee.feature.FeatureMatrix;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Known titles that a model takes for much the same as another: those that fall into the same
/// leaves of its trees. An index for one ensemble, kept beside it as `comparables.json`.
///
/// Immutable and safe to use from many threads.
///
/// Source: the proximities of Breiman and Cutler, "Random forests" (manual), 2003.
public final class ComparableTitles {

    /// The version of `comparables.json` that this code reads and writes.
    public static final int FORMAT_VERSION = 1;

    /// How many titles an index holds at most.
    public static final int MOST_TITLES = 10_000;

    /// A leaf's ordinal takes a byte.
    private static final int MOST_LEAVES = 256;

    private final Ensemble ensemble;

    /// In the order of their ids.
    private final List<KnownTitle> titles;

    private final LeafRows leaves;

    private ComparableTitles(Ensemble ensemble, List<KnownTitle> titles, LeafRows leaves) {
        this.ensemble = ensemble;
        this.titles = List.copyOf(titles);
        this.leaves = leaves;
    }

    /// Whether the ensemble's trees are small enough for an index.
    public static boolean canIndex(Ensemble ensemble) {
        return ensemble.trees().stream().allMatch(tree -> tree.leaves() <= MOST_LEAVES);
    }

    /// Indexes known titles.
    ///
    /// Of more than [#MOST_TITLES], those are kept whose ids have the lowest hashes: a sample that
    /// depends neither on the order of the titles nor, for each title, on the others.
    ///
    /// @param known with ids that are all different
    /// @param rows a row per title, with the ensemble's columns
    /// @throws UserError if a tree has more than 256 leaves
    public static ComparableTitles of(
            Ensemble ensemble, List<KnownTitle> known, FeatureMatrix rows) {
        if (rows.rows() != known.size() || rows.columns() != ensemble.columns().size()) {
            throw new IllegalArgumentException(
                    "%d rows of %d columns for %d titles and a model of %d columns"
                            .formatted(
                                    rows.rows(),
                                    rows.columns(),
                                    known.size(),
                                    ensemble.columns().size()));
        }
        refuseLargeTrees(ensemble);
        List<Integer> kept =
                IntStream.range(0, known.size())
                        .boxed()
                        .sorted(
                                Comparator.comparingInt((Integer i) -> spread(known.get(i).id()))
                                        .thenComparing(i -> known.get(i).id()))
                        .limit(MOST_TITLES)
                        .sorted(Comparator.comparing(i -> known.get(i).id()))
                        .toList();
        LeafRows leaves = new LeafRows(kept.size(), ensemble.trees().size());
        for (int i = 0; i < kept.size(); i++) {
            leaves.set(i, leaves(ensemble, rows.values(), kept.get(i) * rows.columns()));
        }
        return new ComparableTitles(ensemble, kept.stream().map(known::get).toList(), leaves);
    }

    /// Reads `comparables.json`.
    ///
    /// @param ensemble the one that the index was made for
    /// @param source the file's name, for errors
    /// @throws UserError if it is damaged, of another format version, or made for another ensemble
    public static ComparableTitles read(byte[] json, Ensemble ensemble, String source) {
        int version = Json.read(json, Header.class, source).formatVersion();
        if (version != FORMAT_VERSION) {
            throw new UserError(
                    "%s has format version %d, and this program reads version %d. Open it with the version of Marquee that wrote it."
                            .formatted(source, version, FORMAT_VERSION));
        }
        refuseLargeTrees(ensemble);
        List<Entry> entries = Json.read(json, Index.class, source).titles();
        LeafRows leaves = new LeafRows(entries.size(), ensemble.trees().size());
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (!belongs(entry.leaves(), ensemble.trees())) {
                throw new UserError(
                        "%s does not belong to the rating model beside it: title %s has leaves that the model has not. Restore the folder, or train anew."
                                .formatted(source, entry.id()));
            }
            leaves.set(i, entry.leaves());
        }
        return new ComparableTitles(ensemble, entries.stream().map(Entry::title).toList(), leaves);
    }

    /// The index as `comparables.json` has it: the same titles and ensemble give the same bytes.
    public byte[] toJson() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            entries.add(Entry.of(titles.get(i), leaves.get(i)));
        }
        var bytes = new ByteArrayOutputStream();
        Json.write(bytes, new Index(FORMAT_VERSION, entries));
        return bytes.toByteArray();
    }

    /// The titles of the index, in the order of their ids.
    public List<KnownTitle> titles() {
        return titles;
    }

    /// The titles that share most leaves with a row.
    ///
    /// @param row one value per column of the ensemble
    /// @param k how many at most
    /// @param exceptId id of a title to leave out, the row's own; null for none
    /// @return the most similar first, equally similar ones by id; none if the ensemble has no
    ///   trees
    public List<ComparableTitle> nearest(float[] row, int k, @Nullable String exceptId) {
        if (row.length != ensemble.columns().size()) {
            throw new IllegalArgumentException(
                    "a row of %d values for a model of %d columns"
                            .formatted(row.length, ensemble.columns().size()));
        }
        int trees = ensemble.trees().size();
        int[] shared = leaves.shared(leaves(ensemble, row, 0));
        // One more than asked for, as one may be left out.
        int bar = bar(shared, trees, Math.min(k, titles.size()) + 1);
        // A stable sort of titles that are in the order of their ids.
        return IntStream.range(0, shared.length)
                .filter(i -> shared[i] >= bar && !titles.get(i).id().equals(exceptId))
                .boxed()
                .sorted(Comparator.comparingInt(i -> -shared[i]))
                .limit(k)
                .map(i -> new ComparableTitle(titles.get(i), (double) shared[i] / trees))
                .toList();
    }

    /// The most shared leaves that `count` titles have or exceed; 0 if there are fewer titles.
    private static int bar(int[] shared, int trees, int count) {
        int[] titles = new int[trees + 1];
        for (int leaves : shared) {
            titles[leaves]++;
        }
        int bar = trees;
        for (int sum = titles[bar]; sum < count && bar > 0; sum += titles[bar]) {
            bar--;
        }
        return bar;
    }

    private static byte[] leaves(Ensemble ensemble, float[] values, int offset) {
        byte[] leaves = new byte[ensemble.trees().size()];
        for (int tree = 0; tree < leaves.length; tree++) {
            leaves[tree] = (byte) ensemble.trees().get(tree).leaf(values, offset);
        }
        return leaves;
    }

    private static boolean belongs(byte[] leaves, List<Tree> trees) {
        return leaves.length == trees.size()
                && IntStream.range(0, leaves.length)
                        .allMatch(t -> Byte.toUnsignedInt(leaves[t]) < trees.get(t).leaves());
    }

    private static void refuseLargeTrees(Ensemble ensemble) {
        if (!canIndex(ensemble)) {
            throw new UserError(
                    "Comparable titles need trees of at most %d leaves, and this model has larger ones. Train with fewer leaves."
                            .formatted(MOST_LEAVES));
        }
    }

    /// Similar ids have hashes that are close; this scatters them. Source: the finalizer of
    /// Appleby's MurmurHash3.
    private static int spread(String id) {
        int hash = id.hashCode();
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
        return hash ^ (hash >>> 16);
    }

    private record Header(int formatVersion) {}

    private record Index(int formatVersion, List<Entry> titles) {

        Index {
            titles = List.copyOf(titles);
        }
    }

    /// @param leaves one byte per tree, in the file as base64
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(
            String id,
            String name,
            Kind kind,
            int year,
            @Nullable Double rating,
            @Nullable Boolean liked,
            byte[] leaves) {

        /// The compiler knows that nothing is missing; a file does not.
        Entry {
            requireNonNull(id);
            requireNonNull(name);
            requireNonNull(kind);
            requireNonNull(leaves);
        }

        static Entry of(KnownTitle title, byte[] leaves) {
            return new Entry(
                    title.id(),
                    title.name(),
                    title.kind(),
                    title.year(),
                    title.rating(),
                    title.liked(),
                    leaves);
        }

        KnownTitle title() {
            return new KnownTitle(id, name, kind, year, rating, liked);
        }
    }
}
