package dev.overtone.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What stands behind the question mark of an address, read as its page would. */
final class QueryText {

    private QueryText() {}

    static MultiValueMap<String, String> read(@Nullable String query) {
        var said = new LinkedMultiValueMap<String, String>();
        for (String part : query == null ? new String[0] : query.split("&", -1)) {
            int sign = part.indexOf('=');
            if (sign > 0) {
                said.add(decoded(part.substring(0, sign)), decoded(part.substring(sign + 1)));
            }
        }
        return said;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
