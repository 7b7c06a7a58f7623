package io.marquee.explanation;

/// The leaves that rows fall into, a byte per tree, eight trees to a word, rows x words.
///
/// A row's last word is filled up with zeros, which are the same in all rows.
final class LeafRows {

    private static final int LANES = Long.BYTES;
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;

    private final int words;

    /// Trees that only fill up the last word.
    private final int filling;

    private final long[] packed;

    LeafRows(int rows, int trees) {
        words = Math.ceilDiv(trees, LANES);
        filling = words * LANES - trees;
        packed = new long[Math.multiplyExact(rows, words)];
    }

    /// @param leaves one byte per tree
    void set(int row, byte[] leaves) {
        for (int word = 0; word < words; word++) {
            packed[row * words + word] = word(leaves, word);
        }
    }

    byte[] get(int row) {
        byte[] leaves = new byte[words * LANES - filling];
        for (int tree = 0; tree < leaves.length; tree++) {
            long word = packed[row * words + tree / LANES];
            leaves[tree] = (byte) (word >>> (tree % LANES * Byte.SIZE));
        }
        return leaves;
    }

    /// For each row the number of trees in which it shares its leaf with `leaves`.
    int[] shared(byte[] leaves) {
        long[] wanted = new long[words];
        for (int word = 0; word < words; word++) {
            wanted[word] = word(leaves, word);
        }
        int[] shared = new int[words == 0 ? 0 : packed.length / words];
        for (int row = 0; row < shared.length; row++) {
            int count = -filling;
            for (int word = 0; word < words; word++) {
                count += zeroBytes(packed[row * words + word] ^ wanted[word]);
            }
            shared[row] = count;
        }
        return shared;
    }

    private static long word(byte[] leaves, int word) {
        long packed = 0;
        for (int lane = 0; lane < LANES && word * LANES + lane < leaves.length; lane++) {
            packed |= (leaves[word * LANES + lane] & 0xFFL) << (lane * Byte.SIZE);
        }
        return packed;
    }

    /// The sum carries into a byte's top bit if any of its low bits is set, and never beyond: only
    /// a byte of 0 keeps its top bit clear.
    private static int zeroBytes(long word) {
        long notZero = ((word & LOW_BITS) + LOW_BITS) | word | LOW_BITS;
        return Long.bitCount(~notZero);
    }
}
