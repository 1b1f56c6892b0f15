package dev.overtone.notation;

import dev.overtone.architecture.NetworkSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

/** A network with one number of its written form changed; everything is checked again as it is when read. */
public final class NetworkVariation {

    private NetworkVariation() {}

    public static int blocks(NetworkSpec network) {
        return NetworkJson.write(network).get("blocks").size();
    }

    /**
     * With square images of this size.
     *
     * @throws dev.overtone.architecture.InvalidNetwork if it cannot be drawn then
     */
    public static NetworkSpec resolution(NetworkSpec network, int size) {
        ObjectNode json = NetworkJson.write(network);
        ((ObjectNode) json.get("input")).put("height", size).put("width", size);
        return NetworkJson.read(json);
    }

    /**
     * With a whole number of one block changed, {@code growthRate} say.
     *
     * @param block from 0
     * @throws dev.overtone.architecture.InvalidNetwork if its family has no such number, or not this value
     */
    public static NetworkSpec block(NetworkSpec network, int block, String field, int value) {
        return block(network, block, field, IntNode.valueOf(value));
    }

    /** The same of {@code multiplier}. */
    public static NetworkSpec block(NetworkSpec network, int block, String field, double value) {
        return block(network, block, field, DoubleNode.valueOf(value));
    }

    private static NetworkSpec block(NetworkSpec network, int block, String field, JsonNode value) {
        ObjectNode json = NetworkJson.write(network);
        ((ObjectNode) json.get("blocks").get(block)).set(field, value);
        return NetworkJson.read(json);
    }
}
