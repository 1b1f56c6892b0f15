package dev.overtone.notation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.HarDNet;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class NetworkChangesTests {

    private static final NetworkSpec HARDNET_68 = HarDNet.hardnet68();

    @Test
    void sameNetworksDifferInNothing() {
        assertThat(NetworkChanges.between(HARDNET_68, HARDNET_68)).isEmpty();
        assertThat(changes("{\"preset\": \"hardnet-68\", \"dropout\": 0.3}"))
                .as("dropout probabilities make no other network")
                .isEmpty();
    }

    @Test
    void tellsTheWholeNetworksFieldsInTheDesignersWords() {
        assertThat(changes("""
                        {"preset": "hardnet-68", "multiplier": 1.6, "depthwise": true, "stem": [24, 48], "classes": 19,
                         "input": {"channels": 1, "height": 320, "width": 640}}"""))
                .containsExactly(
                        "depthwise-separable off → on",
                        "stem 32-64 → 24-48",
                        "classes 1000 → 19",
                        "m 1.7 → 1.6",
                        "channels 3 → 1",
                        "input 224×224 → 320×640");
    }

    @Test
    void tellsABlocksChangesTogether() {
        assertThat(withBlocks(blocks -> {
                    ((ObjectNode) blocks.get(1)).put("growthRate", 20).put("depth", 10);
                    ((ObjectNode) blocks.get(4)).put("downsample", true).put("dropout", 0.1);
                }))
                .containsExactly(
                        "block 2: k 16 → 20, L 16 → 10", "block 5: downsample off → on, dropout layer off → on");
    }

    @Test
    void tellsEachBlocksMultiplierWhereTheyDiffer() {
        assertThat(withBlocks(blocks -> ((ObjectNode) blocks.get(2)).put("multiplier", 1.2)))
                .containsExactly("block 3: m 1.7 → 1.2");
        assertThat(withBlocks(blocks -> ((ObjectNode) blocks.get(0)).put("multiplier", 1.2)))
                .as("the canonical form puts the first block's at the network")
                .containsExactly("block 1: m 1.7 → 1.2");
        assertThat(withBlocks(blocks -> blocks.forEach(block -> ((ObjectNode) block).put("multiplier", 2))))
                .as("written at every block, it is one for all")
                .containsExactly("m 1.7 → 2");
    }

    @Test
    void aBlockPutInBetweenIsOneChange() {
        NetworkSpec longer = edited(
                blocks -> blocks.insert(2, blocks.get(2).deepCopy().asObject().put("growthRate", 18)));
        assertThat(NetworkChanges.between(HARDNET_68, longer)).containsExactly("block 3 added (k 18, L 16, out 320)");
        assertThat(NetworkChanges.between(longer, HARDNET_68)).containsExactly("block 3 removed (k 18, L 16, out 320)");
    }

    @Test
    void anotherFamilyIsToldWithWhatBothHave() {
        assertThat(NetworkChanges.between(HARDNET_68, DenseNet.densenet121()))
                .startsWith("family hardnet → densenet", "stem 32-64 → 64")
                .contains("block 1: k 14 → 32, L 8 → 6", "block 5 removed (k 160, L 4, out 1024)")
                .noneMatch(change -> change.contains("out 128") || change.contains("downsample"));
    }

    private static List<String> changes(String json) {
        return NetworkChanges.between(HARDNET_68, NetworkJson.read(json));
    }

    private static List<String> withBlocks(java.util.function.Consumer<ArrayNode> edit) {
        return NetworkChanges.between(HARDNET_68, edited(edit));
    }

    private static NetworkSpec edited(java.util.function.Consumer<ArrayNode> edit) {
        ObjectNode json = NetworkJson.write(HARDNET_68);
        edit.accept((ArrayNode) json.get("blocks"));
        return NetworkJson.read(json);
    }
}
