package dev.overtone.network;

import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference file: figures that the authors' own code gave. */
final class Reference {

    private static final JsonNode FILE = read();

    private Reference() {}

    static JsonNode formula() {
        return FILE.at("/meta/numerics_formula");
    }

    static JsonNode numerics(String name) {
        return FILE.at("/shared/numerics/" + name);
    }

    /** Names of the cases that are whole networks, {@code HarDNet-68@64}. */
    static Stream<String> networks() {
        return FILE.at("/shared/numerics").propertyNames().stream().filter(name -> name.contains("@"));
    }

    /** The network of such a case at the case's input size. */
    static NetworkSpec network(String name) {
        JsonNode size = numerics(name).get("input_shape");
        Shape input = new Shape(size.get(1).intValue(), size.get(2).intValue(), size.get(3).intValue());
        String network = name.substring(0, name.indexOf('@'));
        if (network.equals("DenseNet-121")) {
            DenseNet preset = DenseNet.densenet121();
            return new DenseNet(
                    input,
                    preset.stem(),
                    preset.blocks(),
                    preset.bottleneck(),
                    preset.compression(),
                    preset.dropout(),
                    preset.classes());
        }
        String group = network.startsWith("HarDNet") ? "presets" : "random_variants";
        return hardnet(FILE.at("/shared/" + group + "/" + network + "/config"), input);
    }

    private static HarDNet hardnet(JsonNode config, Shape input) {
        List<HarDBlock> blocks = new ArrayList<>();
        for (int i = 0; i < config.get("gr").size(); i++) {
            blocks.add(new HarDBlock(
                    config.at("/gr/" + i).intValue(),
                    config.at("/n_layers/" + i).intValue(),
                    config.at("/ch_list/" + i).intValue(),
                    config.at("/down/" + i).intValue() == 1));
        }
        return new HarDNet(
                input,
                config.get("depth_wise").booleanValue(),
                config.get("grmul").doubleValue(),
                new HarDNet.Stem(config.at("/first_ch/0").intValue(), config.at("/first_ch/1").intValue()),
                blocks,
                config.get("keep_base").booleanValue(),
                HarDNet.DEFAULT_DROPOUT,
                config.get("num_classes").intValue());
    }

    static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).doubleValue();
        }
        return values;
    }

    private static JsonNode read() {
        try (InputStream in =
                Objects.requireNonNull(Reference.class.getResourceAsStream("/reference/hardnet.json"))) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
