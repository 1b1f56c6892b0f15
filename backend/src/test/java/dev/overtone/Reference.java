package dev.overtone;

import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ground truth for every number: counts and outputs taken from the official code. */
public final class Reference {

    private static final JsonNode ROOT = load();

    private Reference() {}

    public static JsonNode shared() {
        return ROOT.get("shared");
    }

    public static JsonNode meta() {
        return ROOT.get("meta");
    }

    /** A preset or random variant of the file at its own input size. */
    public static HarDNet hardnet(JsonNode net) {
        return hardnet(net, shape(net.get("input")));
    }

    public static HarDNet hardnet(JsonNode net, Shape input) {
        JsonNode config = net.get("config");
        List<HarDBlock> blocks = new ArrayList<>();
        for (int i = 0; i < config.get("gr").size(); i++) {
            blocks.add(new HarDBlock(
                    config.get("gr").get(i).intValue(),
                    config.get("n_layers").get(i).intValue(),
                    config.get("ch_list").get(i).intValue(),
                    config.get("down").get(i).intValue() == 1));
        }
        return new HarDNet(
                input,
                config.get("depth_wise").booleanValue(),
                config.get("grmul").doubleValue(),
                new HarDNet.Stem(
                        config.get("first_ch").get(0).intValue(),
                        config.get("first_ch").get(1).intValue()),
                blocks,
                config.get("keep_base").booleanValue(),
                0.1,
                config.get("num_classes").intValue());
    }

    /** From {@code [1, c, h, w]}. */
    public static Shape shape(JsonNode nchw) {
        return new Shape(
                nchw.get(1).intValue(), nchw.get(2).intValue(), nchw.get(3).intValue());
    }

    private static JsonNode load() {
        try (InputStream in = Reference.class.getResourceAsStream("/reference/hardnet.json")) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
