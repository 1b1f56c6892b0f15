package dev.overtone.fuzz;

import java.util.Map;

/**
 * What came back.
 *
 * @param status 0 where the connection ended without an answer
 * @param headers by their name in lower case
 * @param body in Latin-1, a character for each byte
 * @param nanos from the first byte sent to the last one received
 */
record Answer(int status, Map<String, String> headers, String body, long nanos) {

    String type() {
        return headers.getOrDefault("content-type", "");
    }
}
