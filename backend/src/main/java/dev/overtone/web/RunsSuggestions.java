package dev.overtone.web;

import dev.overtone.filter.Completion;
import dev.overtone.filter.Suggestion;
import java.util.Arrays;
import java.util.List;

/** What can stand where somebody types, told by kind. */
record RunsSuggestions(String kind, List<Item> items) {

    /** @param text takes the place of what stands between {@code from} and {@code to} */
    record Item(String label, String detail, String text, int from, int to) {}

    static List<RunsSuggestions> of(Completion completion) {
        return Arrays.stream(Suggestion.Type.values())
                .map(type -> new RunsSuggestions(
                        label(type),
                        completion.suggestions().stream()
                                .filter(suggestion -> suggestion.type() == type)
                                .map(suggestion -> new Item(
                                        suggestion.text(),
                                        suggestion.detail(),
                                        suggestion.text() + " ",
                                        completion.from(),
                                        completion.to()))
                                .toList()))
                .filter(group -> !group.items().isEmpty())
                .toList();
    }

    private static String label(Suggestion.Type type) {
        return switch (type) {
            case COLUMN -> "Columns";
            case OPERATOR -> "Operators";
            case VALUE -> "Values";
            case WORD -> "Words";
        };
    }
}
