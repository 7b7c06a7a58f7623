package io.marquee.dashboard.api;

import java.util.List;

/// A page of a list, as the API answers.
///
/// @param items those of this page; empty beyond the last page
/// @param page its number, from 1
/// @param size how many items a page has
/// @param total how many items there are on all pages
public record Page<T>(List<T> items, int page, int size, long total) {

    public Page {
        items = List.copyOf(items);
    }
}
