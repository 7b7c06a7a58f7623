package io.marquee.dashboard.api;

import java.util.List;
import java.util.function.Function;

/// Which page of a list is asked for: `?page=2&size=50`.
///
/// @param page from 1
/// @param size how many items a page has, at most [#LARGEST]
public record Paging(int page, int size) {

    /// The most items on one page.
    public static final int LARGEST = 500;

    static final int USUAL = 50;

    /// Pages up to here have an offset that is an `int`, whatever their size.
    static final int LAST = Integer.MAX_VALUE / LARGEST;

    /// How many items come before this page.
    public int offset() {
        return (page - 1) * size;
    }

    /// This page of a whole list.
    ///
    /// @param read makes what is answered of each item
    public <S, T> Page<T> of(List<S> all, Function<S, T> read) {
        return new Page<>(
                all.stream().skip(offset()).limit(size).map(read).toList(), page, size, all.size());
    }
}
