package dev.overtone.filter;

import java.util.List;

/**
 * What can stand at the caret.
 *
 * @param from where the word begins that a suggestion takes the place of; the first character is 0
 * @param to where it ends
 */
public record Completion(int from, int to, List<Suggestion> suggestions) {}
