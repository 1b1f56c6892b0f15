package dev.overtone.network;

import dev.overtone.Reference;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.DenseNet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The reference file's cases of forward passes. */
final class ReferenceCases {

    private ReferenceCases() {}

    static JsonNode formula() {
        return Reference.meta().get("numerics_formula");
    }

    static JsonNode numerics(String name) {
        return Reference.shared().at("/numerics/" + name);
    }

    /** Names of the cases that are whole networks, {@code HarDNet-68@64}. */
    static Stream<String> networks() {
        return Reference.shared().get("numerics").propertyNames().stream().filter(name -> name.contains("@"));
    }

    /** The network of such a case at the case's input size. */
    static NetworkSpec network(String name) {
        JsonNode size = numerics(name).get("input_shape");
        Shape input = Reference.shape(size);
        String network = name.substring(0, name.indexOf('@'));
        if (network.equals("DenseNet-121")) {
            DenseNet preset = DenseNet.densenet121();
            return preset.with(input, preset.blocks(), preset.classes());
        }
        String group = network.startsWith("HarDNet") ? "presets" : "random_variants";
        return Reference.hardnet(Reference.shared().get(group).get(network), input);
    }

    static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).doubleValue();
        }
        return values;
    }
}
