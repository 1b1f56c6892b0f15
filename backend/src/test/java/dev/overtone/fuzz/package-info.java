/**
 * Requests that no client of ours would send, to every route there is. Start with {@link dev.overtone.fuzz.Campaign}.
 */
package dev.overtone.fuzz;
