package io.marquee.pipeline.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockBuilderTest {

    private final List<List<Integer>> blocks = new ArrayList<>();

    @Test
    void closes_a_block_when_it_has_the_most_rows() {
        List<Integer> rows = IntStream.range(0, 2 * BlockBuilder.MOST_ROWS + 1).boxed().toList();
        BlockBuilder<Integer> builder = new BlockBuilder<>(blocks::add);
        rows.forEach(row -> builder.add(row, 0));
        builder.flush();

        assertThat(blocks)
                .containsExactly(
                        rows.subList(0, BlockBuilder.MOST_ROWS),
                        rows.subList(BlockBuilder.MOST_ROWS, 2 * BlockBuilder.MOST_ROWS),
                        rows.subList(2 * BlockBuilder.MOST_ROWS, rows.size()));
    }

    @Test
    void cuts_rows_of_unknown_size_into_full_blocks_and_a_rest() {
        int full = (1 << 20) / BlockBuilder.TYPICAL_WEIGHT;
        List<Integer> rows = IntStream.range(0, full + 1).boxed().toList();

        BlockBuilder.cut(rows, blocks::add);

        assertThat(blocks).containsExactly(rows.subList(0, full), List.of(full));
    }

    @Test
    void makes_no_empty_block() {
        BlockBuilder.cut(List.<Integer>of(), blocks::add);
        assertThat(blocks).isEmpty();

        BlockBuilder<Integer> builder = new BlockBuilder<>(blocks::add);
        builder.add(1, 1 << 20);
        builder.flush();
        assertThat(blocks).containsExactly(List.of(1));
    }

    @Test
    void closes_a_block_early_when_its_rows_are_heavy() {
        BlockBuilder<Integer> builder = new BlockBuilder<>(blocks::add);
        for (int row = 1; row <= 5; row++) {
            builder.add(row, 1L << 19);
        }
        builder.flush();

        assertThat(blocks).containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
    }

    @Test
    void lets_go_of_a_block_that_it_has_handed_out() {
        BlockBuilder<Integer> builder = new BlockBuilder<>(blocks::add);
        builder.add(1, 0);
        builder.flush();
        builder.add(2, 0);
        builder.flush();
        builder.flush();

        assertThat(blocks).containsExactly(List.of(1), List.of(2));
    }
}
