package dev.overtone.trials;

import dev.overtone.Http;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A person's hand on the Designer: HarDNet-85, one slider of it moved a little further with each question. */
final class Slider {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

    private final Http http;
    private final Random random;
    private final ObjectNode network;
    private final String cookie;
    private final String token;
    private final String expect;

    /** @param expect the context whose latency the page shows as expected, or nothing */
    Slider(Http http, long seed, String expect) {
        this.http = http;
        this.expect = expect;
        this.random = new Random(seed);
        Http.Answer page = http.get("/designer");
        this.cookie = page.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        Matcher token = TOKEN.matcher(page.text());
        if (!token.find()) {
            throw new IllegalStateException("The Designer has no token");
        }
        this.token = token.group(1);
        this.network = (ObjectNode)
                http.get("/api/v1/presets/hardnet-85").json().get("network").deepCopy();
    }

    /** The design after the next move. */
    String move() {
        var blocks = network.withArray("blocks");
        var block = (ObjectNode) blocks.get(random.nextInt(blocks.size()));
        switch (random.nextInt(4)) {
            case 0 -> block.put("growthRate", near(block.get("growthRate").intValue(), 8, 320));
            case 1 -> block.put("depth", near(block.get("depth").intValue(), 2, 32));
            case 2 -> block.put("outChannels", near(block.get("outChannels").intValue(), 64, 1500));
            default -> network.put("multiplier", (100 + random.nextInt(100)) / 100.0);
        }
        return JSON.writeValueAsString(network);
    }

    /** What the page asks when a slider was moved. */
    Http.Answer picture(String design) {
        Http.Answer answer = http.post(
                "/designer/picture",
                "baseline=hardnet-68&expect=" + expect + "&network="
                        + URLEncoder.encode(design, StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Cookie",
                cookie,
                "X-XSRF-TOKEN",
                token);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.status() + " for " + design + ": " + answer.text());
        }
        return answer;
    }

    private int near(int value, int least, int most) {
        return Math.clamp(value + random.nextInt(-2, 3), least, most);
    }
}
