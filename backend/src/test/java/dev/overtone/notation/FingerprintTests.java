package dev.overtone.notation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.Presets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTests {

    private static final String HARDNET_68 = """
            {"blocks":[{"depth":8,"downsample":true,"growthRate":14,"outChannels":128},\
            {"depth":16,"downsample":false,"growthRate":16,"outChannels":256},\
            {"depth":16,"downsample":true,"growthRate":20,"outChannels":320},\
            {"depth":16,"downsample":true,"growthRate":40,"outChannels":640},\
            {"depth":4,"downsample":false,"growthRate":160,"outChannels":1024}],\
            "classes":1000,"depthwise":false,"family":"hardnet","input":{"channels":3,"height":224,"width":224},\
            "keepBase":false,"multiplier":1.7,"stem":[32,64]}""";

    /** A HarDNet of two blocks; the rest is given. */
    private static final String TWO = "{\"family\": \"hardnet\", \"blocks\": [%s, %s]%s}";

    private static final String FIRST = "{\"growthRate\": 14, \"depth\": 8, \"outChannels\": 128%s}";
    private static final String SECOND = "{\"growthRate\": 16, \"depth\": 4, \"outChannels\": 64%s}";

    @Test
    void writesTheCanonicalFormOfRfc8785() {
        assertThat(Fingerprint.canonical(HarDNet.hardnet68())).isEqualTo(HARDNET_68);
        assertThat(Fingerprint.canonical(NetworkJson.read(two("", "", ", \"multiplier\": 2.0"))))
                .contains("\"multiplier\":2,")
                .doesNotContain(" ");
    }

    @Test
    void staysWhatStoredRunsKnowItAs() {
        // SHA-256 of the text above, taken with another program.
        assertThat(Fingerprint.of(HarDNet.hardnet68()))
                .isEqualTo("1beaf6637cd1372a3297fc697244231a78d1038e1d5e33dbab4242d01f026afa");
    }

    static Stream<List<String>> samePairs() {
        return Stream.of(
                List.of("{\"preset\": \"hardnet-68\"}", NetworkJson.writeText(HarDNet.hardnet68())),
                List.of("{\"preset\": \"hardnet-68\", \"dropout\": 0.7}", "{\"preset\": \"hardnet-68\"}"),
                List.of("{\"preset\": \"hardnet-68\", \"classes\": 1e3}", "{\"preset\": \"hardnet-68\"}"),
                List.of("{\"preset\": \"hardnet-68\", \"multiplier\": 1.70}", "{\"preset\": \"hardnet-68\"}"),
                List.of(two("", "", ""), two("", "", ", \"multiplier\": 1.7, \"stem\": [32, 64], \"keepBase\": false")),
                List.of(two("", "", ""), two("", "", ", \"input\": {\"width\": 224}, \"classes\": 1000")),
                List.of(two("", "", ""), two(", \"downsample\": false", "", "")),
                List.of(two("", "", ", \"multiplier\": 2"), two(", \"multiplier\": 2", ", \"multiplier\": 2.0", "")),
                List.of(two("", "", ", \"multiplier\": 2"), two(", \"multiplier\": 2", "", ", \"multiplier\": 2")),
                List.of(
                        two(", \"multiplier\": 2", ", \"multiplier\": 3", ", \"multiplier\": 1.5"),
                        two("", ", \"multiplier\": 3", ", \"multiplier\": 2")),
                List.of(
                        two("", ", \"multiplier\": 2", ", \"multiplier\": 3"),
                        two(", \"multiplier\": 3", "", ", \"multiplier\": 2")),
                List.of(two("", ", \"dropout\": 0.1", ""), two("", ", \"dropout\": 0.5", ", \"dropout\": 0.3")),
                List.of(
                        "{\"preset\": \"densenet-121\"}",
                        "{\"family\": \"densenet\", \"blocks\": [{\"growthRate\": 32, \"depth\": 6},"
                                + "{\"depth\": 12, \"growthRate\": 32}, {\"growthRate\": 32, \"depth\": 24},"
                                + "{\"growthRate\": 32, \"depth\": 16}], \"dropout\": 0.2}"),
                List.of(
                        "{\"family\": \"log-densenet\", \"blocks\": [{\"growthRate\": 32, \"depth\": 6}]}",
                        "{\"family\": \"log-densenet\", \"blocks\": [{\"growthRate\": 32, \"depth\": 6}],"
                                + " \"scope\": \"block\", \"stem\": [64], \"bottleneck\": 4, \"compression\": 0.5}"));
    }

    @ParameterizedTest
    @MethodSource("samePairs")
    void isOneForOneNetworkHoweverWritten(List<String> pair) {
        assertThat(fingerprint(pair.getFirst())).isEqualTo(fingerprint(pair.getLast()));
    }

    @Test
    void isAnotherForAnotherNetwork() {
        var networks = Stream.of(
                        two("", "", ""),
                        two("", "", ", \"multiplier\": 1.8"),
                        two("", "", ", \"multiplier\": 1.7000000000000002"),
                        two(", \"multiplier\": 1.8", "", ""),
                        two("", ", \"multiplier\": 1.8", ""),
                        two(", \"downsample\": true", "", ""),
                        two(", \"dropout\": 0", "", ""),
                        two("", ", \"dropout\": 0", ""),
                        two("", "", ", \"depthwise\": true"),
                        two("", "", ", \"keepBase\": true"),
                        two("", "", ", \"classes\": 10"),
                        two("", "", ", \"stem\": [32, 65]"),
                        two("", "", ", \"stem\": [64, 32]"),
                        two("", "", ", \"input\": {\"width\": 225}"),
                        two("", "", ", \"input\": {\"height\": 225}"),
                        two("", "", ", \"input\": {\"channels\": 1}"),
                        "{\"preset\": \"log-densenet-121\", \"scope\": \"sparse\"}",
                        "{\"preset\": \"log-densenet-121\", \"scope\": \"network\"}",
                        "{\"preset\": \"densenet-121\", \"bottleneck\": 3}",
                        "{\"preset\": \"densenet-121\", \"compression\": 0.6}",
                        "{\"preset\": \"densenet-121\", \"stem\": [65]}")
                .map(NetworkJson::read);
        var fingerprints = Stream.concat(networks, Presets.all().stream().map(Presets.Preset::network))
                .map(Fingerprint::of)
                .toList();
        assertThat(fingerprints)
                .doesNotHaveDuplicates()
                .allSatisfy(fingerprint -> assertThat(fingerprint).matches("[0-9a-f]{64}"));
    }

    @ParameterizedTest
    @CsvSource({
        "hardnet-39ds, hardnet-ds_d4-16-8-4_k16-20-64-160_m1.6_r224",
        "hardnet-68, hardnet_d8-16-16-16-4_k14-16-20-40-160_m1.7_r224",
        "hardnet-68ds, hardnet-ds_d8-16-16-16-4_k14-16-20-40-160_m1.7_r224",
        "hardnet-85, hardnet_d8-16-16-16-16-4_k24-24-28-36-48-256_m1.7_r224",
        "densenet-121, densenet_d6-12-24-16_k32-32-32-32_r224",
        "log-densenet-121, log-densenet-block_d6-12-24-16_k32-32-32-32_r224"
    })
    void namesThePresets(String preset, String name) {
        assertThat(NetworkName.of(Presets.find(preset).orElseThrow().network())).isEqualTo(name);
    }

    @Test
    void namesWhatDiffersFromBlockToBlock() {
        assertThat(NetworkName.of(NetworkJson.read(
                        two("", ", \"multiplier\": 2", ", \"keepBase\": true, \"input\": {\"width\": 320}"))))
                .isEqualTo("hardnet_d8-4_k14-16_m1.7-2_base_r224x320");
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 64})
    void shortensTheNameOfManyEqualBlocks(int count) {
        String blocks = Stream.generate(() -> SECOND.formatted("")).limit(count).collect(Collectors.joining(","));
        assertThat(NetworkName.of(NetworkJson.read("{\"family\": \"hardnet\", \"blocks\": [" + blocks + "]}")))
                .isEqualTo("hardnet_d4x" + count + "_k16x" + count + "_m1.7_r224");
    }

    private static String two(String first, String second, String network) {
        return TWO.formatted(FIRST.formatted(first), SECOND.formatted(second), network);
    }

    private static String fingerprint(String json) {
        return Fingerprint.of(NetworkJson.read(json));
    }
}
