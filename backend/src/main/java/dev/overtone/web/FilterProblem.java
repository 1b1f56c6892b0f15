package dev.overtone.web;

import dev.overtone.filter.FilterError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with a filter, shown in it.
 *
 * @param wrong the word that cannot stand there; empty where one is missing
 * @param allowed what can stand there, in words
 * @param fixes words that may have been meant, each with the address of the filter that has it instead
 */
record FilterProblem(String before, String wrong, String after, String message, String allowed, List<Fix> fixes) {

    private static final Pattern MEANT = Pattern.compile("Did you mean (.+)\\?$");

    record Fix(String label, String address) {}

    static FilterProblem of(FilterError error, RunsAddress address) {
        String filter = address.filter() == null ? "" : address.filter();
        int from = Math.min(error.position(), filter.length());
        int to = Math.min(from + error.length(), filter.length());
        String before = filter.substring(0, from);
        String after = filter.substring(to);
        Matcher meant = MEANT.matcher(error.sentence());
        List<Fix> fixes = meant.find()
                ? List.of(new Fix(
                        meant.group(1),
                        address.withFilter(before + meant.group(1) + after).text()))
                : List.of();
        String message = fixes.isEmpty()
                ? error.sentence()
                : error.sentence().substring(0, meant.start()).strip();
        return new FilterProblem(before, filter.substring(from, to), after, message, error.allowed(), fixes);
    }
}
