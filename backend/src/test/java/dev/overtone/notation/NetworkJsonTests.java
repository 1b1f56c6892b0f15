package dev.overtone.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.DenseStage;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.architecture.zoo.LogDenseNet;
import dev.overtone.architecture.zoo.LogDenseNet.Scope;
import dev.overtone.architecture.zoo.Presets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkJsonTests {

    private static final Shape IMAGENET = new Shape(3, 224, 224);

    static Stream<NetworkSpec> networks() {
        return Stream.concat(
                Presets.all().stream().map(Presets.Preset::network),
                Stream.of(
                        new HarDNet(
                                new Shape(1, 97, 131),
                                true,
                                1.0,
                                new HarDNet.Stem(1, 65_536),
                                List.of(
                                        new HarDBlock(1, 1, 1, false, 4.0, 0.99),
                                        new HarDBlock(7, 3, 9, true, null, 0.0)),
                                true,
                                0.0,
                                1),
                        new LogDenseNet(IMAGENET, Scope.SPARSE, 7, List.of(new DenseStage(3, 5)), 1, 0.01, 0.2, 10),
                        new LogDenseNet(
                                IMAGENET,
                                Scope.NETWORK,
                                24,
                                List.of(new DenseStage(12, 5), new DenseStage(12, 1)),
                                64,
                                1.0,
                                0,
                                10),
                        new DenseNet(IMAGENET, 24, List.of(new DenseStage(12, 16)), 2, 1.0, 0.5, 100)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void readsWhatItWrites(NetworkSpec network) {
        assertThat(NetworkJson.read(NetworkJson.writeText(network))).isEqualTo(network);
        assertThat(NetworkJson.read(NetworkJson.write(network))).isEqualTo(network);
    }

    @Test
    void writesTheFormOfTheDesign() {
        assertThat(NetworkJson.writeText(HarDNet.hardnet68())).isEqualTo("""
                {"family":"hardnet","input":{"channels":3,"height":224,"width":224},"depthwise":false,"multiplier":1.7,\
                "stem":[32,64],"blocks":[\
                {"growthRate":14,"depth":8,"outChannels":128,"downsample":true},\
                {"growthRate":16,"depth":16,"outChannels":256,"downsample":false},\
                {"growthRate":20,"depth":16,"outChannels":320,"downsample":true},\
                {"growthRate":40,"depth":16,"outChannels":640,"downsample":true},\
                {"growthRate":160,"depth":4,"outChannels":1024,"downsample":false}],\
                "keepBase":false,"dropout":0.1,"classes":1000}""");
    }

    @Test
    void fillsInTheDefaultsOfHarDNet() {
        var block = new HarDBlock(14, 8, 128, false);
        assertThat(NetworkJson.read(hardnet("")))
                .isEqualTo(
                        new HarDNet(IMAGENET, false, 1.7, new HarDNet.Stem(32, 64), List.of(block), false, 0.1, 1000));
        assertThat(NetworkJson.read(hardnet("\"depthwise\": true")))
                .isEqualTo(
                        new HarDNet(IMAGENET, true, 1.7, new HarDNet.Stem(32, 64), List.of(block), false, 0.05, 1000));
    }

    @Test
    void fillsInTheDefaultsOfDenseNet() {
        assertThat(NetworkJson.read(dense("densenet", "")))
                .isEqualTo(new DenseNet(IMAGENET, 64, List.of(new DenseStage(32, 6)), 4, 0.5, 0, 1000));
    }

    @ParameterizedTest
    @CsvSource({"BLOCK, 64, 0.5", "SPARSE, 64, 0.5", "NETWORK, 64, 1.0"})
    void fillsInTheDefaultsOfEachScope(Scope scope, int stem, double compression) {
        String written = "\"scope\": \"" + scope.name().toLowerCase(java.util.Locale.ROOT) + "\"";
        assertThat(NetworkJson.read(dense("log-densenet", written)))
                .isEqualTo(new LogDenseNet(
                        IMAGENET, scope, stem, List.of(new DenseStage(32, 6)), 4, compression, 0, 1000));
    }

    @Test
    void takesTheStemAcrossTheNetworkFromTheGrowthRate() {
        var network = NetworkJson.read(
                "{\"family\": \"log-densenet\", \"scope\": \"network\", \"blocks\": [{\"growthRate\": 12, \"depth\": 6}]}");
        assertThat(network).extracting("stem").isEqualTo(24);
    }

    @Test
    void linksInsideBlocksUnlessAskedOtherwise() {
        assertThat(NetworkJson.read(dense("log-densenet", "")))
                .extracting("scope")
                .isEqualTo(Scope.BLOCK);
    }

    @Test
    void fillsInTheRestOfAnInput() {
        assertThat(NetworkJson.read(hardnet("\"input\": {\"height\": 320}")).input())
                .isEqualTo(new Shape(3, 320, 224));
    }

    @Test
    void mergesAPatchIntoAPreset() {
        var patched = NetworkJson.read("""
                {"preset": "hardnet-68", "input": {"height": 320, "width": 640}, "classes": 10}""");
        var preset = HarDNet.hardnet68();
        assertThat(patched)
                .isEqualTo(new HarDNet(
                        new Shape(3, 320, 640),
                        preset.depthwise(),
                        preset.multiplier(),
                        preset.stem(),
                        preset.blocks(),
                        preset.keepBase(),
                        preset.dropout(),
                        10));
    }

    @Test
    void replacesArraysOfAPresetWhole() {
        var patched = NetworkJson.read("""
                {"preset": "hardnet-85", "blocks": [{"growthRate": 2, "depth": 1, "outChannels": 3}], "stem": [4, 5]}""");
        assertThat(patched).extracting("blocks").isEqualTo(List.of(new HarDBlock(2, 1, 3, false)));
        assertThat(patched).extracting("stem").isEqualTo(new HarDNet.Stem(4, 5));
    }

    @Test
    void keepsAPresetsOwnDropoutWhenItsKindOfLayerIsChanged() {
        assertThat(NetworkJson.read("{\"preset\": \"hardnet-68\", \"depthwise\": true}"))
                .extracting("dropout")
                .isEqualTo(0.1);
    }

    @Test
    void allowsAPresetsFamilyToBeRepeatedButNotChanged() {
        assertThat(NetworkJson.read("{\"preset\": \"hardnet-68\", \"family\": \"hardnet\"}"))
                .isEqualTo(HarDNet.hardnet68());
        assertThat(refusal("{\"preset\": \"hardnet-68\", \"family\": \"densenet\"}"))
                .extracting(Violation::field, Violation::allowed)
                .containsExactly(tuple("family", "hardnet"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"classes\": null | classes",
                "\"input\": null | input",
                "\"input\": {\"height\": null} | input.height",
                "\"stem\": null | stem",
                "\"nonsense\": null | nonsense"
            })
    void refusesNullInAPatch(String patch, String field) {
        assertThat(refusal("{\"preset\": \"hardnet-68\", " + patch + "}"))
                .extracting(Violation::field)
                .containsExactly(field);
    }

    @Test
    void refusesNullInAFullForm() {
        assertThat(refusal(hardnet("\"classes\": null")))
                .extracting(Violation::field)
                .containsExactly("classes");
    }

    @Test
    void refusesAnUnknownPresetAndNamesTheKnown() {
        assertThat(refusal("{\"preset\": \"hardnet-1\"}")).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo("preset");
            assertThat(violation.value()).isEqualTo("hardnet-1");
            assertThat(violation.allowed()).contains("hardnet-39ds", "log-densenet-121");
        });
        assertThat(refusal("{\"preset\": 68}")).extracting(Violation::field).containsExactly("preset");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hardnet      | \"depht\": 1        | depht",
                "hardnet      | \"bottleneck\": 4   | bottleneck",
                "hardnet      | \"compression\": 1  | compression",
                "hardnet      | \"scope\": \"block\"| scope",
                "densenet     | \"multiplier\": 1.7 | multiplier",
                "densenet     | \"depthwise\": true | depthwise",
                "densenet     | \"keepBase\": true  | keepBase",
                "densenet     | \"scope\": \"block\"| scope",
                "log-densenet | \"keepBase\": true  | keepBase",
                "hardnet      | \"input\": {\"depth\": 3} | input.depth",
                "hardnet      | \"Classes\": 3      | Classes"
            })
    void refusesFieldsThatItsFamilyDoesNotHave(String family, String extra, String field) {
        String json = family.equals("hardnet") ? hardnet(extra) : dense(family, extra);
        assertThat(refusal(json)).extracting(Violation::field).containsExactly(field);
    }

    @Test
    void refusesFieldsThatABlockDoesNotHave() {
        assertThat(refusal("""
                {"family": "densenet", "blocks": [{"growthRate": 32, "depth": 6},
                                                  {"growthRate": 32, "depth": 6, "outChannels": 4}]}"""))
                .extracting(Violation::field, Violation::allowed)
                .containsExactly(tuple("blocks[1].outChannels", "depth, growthRate"));
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        assertThat(refusal("""
                {"family": "hardnet", "input": {"height": 0}, "stem": [0, 70000], "x": 1,
                 "blocks": [{"growthRate": 0, "depth": 513}, 7, {"growthRate": 1, "depth": "2", "outChannels": 1}]}"""))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "input.height",
                        "stem[0]",
                        "stem[1]",
                        "x",
                        "blocks[0].growthRate",
                        "blocks[0].depth",
                        "blocks[0].outChannels",
                        "blocks[1]",
                        "blocks[2].depth");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                      | family",
                "{\"family\": \"resnet\"}                                                | family",
                "{\"family\": null}                                                      | family",
                "{\"family\": [\"hardnet\"]}                                             | family",
                "{\"family\": \"hardnet\"}                                               | blocks",
                "{\"family\": \"hardnet\", \"blocks\": {}}                               | blocks",
                "{\"family\": \"densenet\", \"blocks\": [{\"depth\": 1}]}                | blocks[0].growthRate",
                "{\"family\": \"densenet\", \"blocks\": [{\"growthRate\": 1}]}           | blocks[0].depth",
                "{\"family\": \"hardnet\", \"blocks\": [{\"growthRate\":1,\"depth\":1}]} | blocks[0].outChannels"
            })
    void asksForWhatIsRequired(String json, String field) {
        assertThat(refusal(json)).extracting(Violation::field).containsExactly(field);
    }

    /** JSON with {@code #} for a number, the field it stands in, and the ends of what it may be. */
    static Stream<Arguments> limits() {
        String block =
                "{\"family\": \"hardnet\", \"blocks\": [{\"growthRate\": 14, \"depth\": 8, \"outChannels\": 128},"
                        + " {\"growthRate\": 14, \"depth\": 8, \"outChannels\": 128, \"%s\": #}]}";
        String first = "{\"family\": \"hardnet\", \"blocks\": [{%s}]}";
        return Stream.of(
                arguments(
                        first.formatted("\"growthRate\": #, \"depth\": 8, \"outChannels\": 1"),
                        "blocks[0].growthRate",
                        1,
                        4096,
                        true),
                arguments(
                        first.formatted("\"growthRate\": 1, \"depth\": #, \"outChannels\": 1"),
                        "blocks[0].depth",
                        1,
                        512,
                        true),
                arguments(
                        first.formatted("\"growthRate\": 1, \"depth\": 1, \"outChannels\": #"),
                        "blocks[0].outChannels",
                        1,
                        65_536,
                        true),
                arguments(block.formatted("multiplier"), "blocks[1].multiplier", 1.0, 4.0, false),
                arguments(block.formatted("dropout"), "blocks[1].dropout", 0.0, 0.99, false),
                arguments(hardnet("\"multiplier\": #"), "multiplier", 1.0, 4.0, false),
                arguments(hardnet("\"dropout\": #"), "dropout", 0.0, 0.99, false),
                arguments(hardnet("\"classes\": #"), "classes", 1, 1_000_000, true),
                arguments(hardnet("\"stem\": [#, 64]"), "stem[0]", 1, 65_536, true),
                arguments(hardnet("\"stem\": [32, #]"), "stem[1]", 1, 65_536, true),
                arguments(hardnet("\"input\": {\"channels\": #}"), "input.channels", 1, 1024, true),
                arguments(hardnet("\"input\": {\"height\": #}"), "input.height", 1, 8192, true),
                arguments(hardnet("\"input\": {\"width\": #}"), "input.width", 1, 8192, true),
                arguments(dense("densenet", "\"stem\": [#]"), "stem[0]", 1, 65_536, true),
                arguments(dense("densenet", "\"bottleneck\": #"), "bottleneck", 1, 64, true),
                arguments(dense("densenet", "\"compression\": #"), "compression", 0.01, 1.0, false),
                arguments(dense("log-densenet", "\"compression\": #"), "compression", 0.01, 1.0, false),
                arguments(dense("densenet", "\"dropout\": #"), "dropout", 0.0, 0.99, false));
    }

    @ParameterizedTest(name = "{1} may be {2}..{3}")
    @MethodSource("limits")
    void acceptsBothEndsOfALimit(String json, String field, Number least, Number most, boolean whole) {
        assertThat(NetworkJson.read(json.replace("#", least.toString()))).isNotNull();
        assertThat(NetworkJson.read(json.replace("#", most.toString()))).isNotNull();
    }

    @ParameterizedTest(name = "{1} may be {2}..{3} only")
    @MethodSource("limits")
    void refusesWhatLiesBeyondALimit(String json, String field, Number least, Number most, boolean whole) {
        Number below = whole ? least.longValue() - 1 : (Number) Math.nextDown(least.doubleValue());
        Number above = whole ? most.longValue() + 1 : (Number) Math.nextUp(most.doubleValue());
        for (Number wrong : List.of(below, above)) {
            assertThat(refusal(json.replace("#", wrong.toString())))
                    .extracting(Violation::field, Violation::value, Violation::allowed)
                    .containsExactly(tuple(field, wrong, least + ".." + most));
        }
    }

    @ParameterizedTest(name = "{1} may not be huge, part of a number, or something else")
    @MethodSource("limits")
    void refusesWhatIsNoSuchNumber(String json, String field, Number least, Number most, boolean whole) {
        String huge = "9".repeat(300);
        var wrongs = Stream.of("1e308", "-1e308", "1e400", "-1e400", huge, "\"8\"", "true", "null", "[]", "{}", "\"\"");
        for (String wrong : Stream.concat(wrongs, whole ? Stream.of("1.5", "0.99999") : Stream.of())
                .toList()) {
            assertThat(refusal(json.replace("#", wrong)))
                    .as(wrong)
                    .extracting(Violation::field)
                    .containsExactly(field);
        }
    }

    @Test
    void takesWholeNumbersHoweverTheyAreWritten() {
        var expected = NetworkJson.read(hardnet("\"classes\": 100"));
        for (String hundred : List.of("100.0", "1e2", "1.0E+2", "1000e-1")) {
            assertThat(NetworkJson.read(hardnet("\"classes\": " + hundred))).isEqualTo(expected);
        }
    }

    @Test
    void acceptsUpTo64Blocks() {
        assertThat(NetworkJson.read(blocks(64)))
                .extracting("blocks")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(64);
        for (int wrong : new int[] {0, 65}) {
            assertThat(refusal(blocks(wrong)))
                    .extracting(Violation::field, Violation::value, Violation::allowed)
                    .containsExactly(tuple("blocks", (long) wrong, "1..64"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[32]", "[32, 64, 96]", "32", "\"32\"", "{\"0\": 32, \"1\": 64}"})
    void refusesAStemOfAnotherLength(String stem) {
        assertThat(refusal(hardnet("\"stem\": " + stem)))
                .extracting(Violation::field)
                .containsExactly("stem");
    }

    @Test
    void refusesASecondGrowthRateAcrossTheNetwork() {
        assertThat(refusal("""
                {"family": "log-densenet", "scope": "network",
                 "blocks": [{"growthRate": 12, "depth": 6}, {"growthRate": 16, "depth": 6}]}"""))
                .extracting(Violation::field, Violation::value, Violation::allowed)
                .containsExactly(tuple("blocks[1].growthRate", 16, "12"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "{\"family\": }",
                "{\"family\": \"hardnet\"} {}",
                "{\"family\": \"hardnet\", \"family\": \"hardnet\"}",
                "{\"multiplier\": NaN}",
                "{\"multiplier\": Infinity}",
                "{\"classes\": 014}",
                "{'family': 'hardnet'}",
                "{\"classes\": 1,}",
                "// nothing\n{}"
            })
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> NetworkJson.read(text)).isInstanceOf(MalformedNetwork.class);
    }

    @Test
    void refusesDeepNestingWithoutFallingOver() {
        assertThatThrownBy(() -> NetworkJson.read("[".repeat(100_000))).isInstanceOf(MalformedNetwork.class);
        assertThatThrownBy(() -> NetworkJson.read("{\"input\":".repeat(100_000)))
                .isInstanceOf(MalformedNetwork.class);
        String deep = "{\"a\":".repeat(300) + "1" + "}".repeat(300);
        assertThat(refusal(hardnet("\"x\": " + deep))).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo("x");
            assertThat(violation.value().toString()).hasSizeLessThan(100);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"hardnet\"", "null", "true"})
    void refusesWhatIsNoObject(String json) {
        assertThat(refusal(json)).extracting(Violation::allowed).containsExactly("an object");
    }

    private static List<Violation> refusal(String json) {
        var refused = catchThrowableOfType(InvalidNetwork.class, () -> NetworkJson.read(json));
        assertThat(refused).as("refusal of %s", json).isNotNull();
        assertThat(refused.violations()).allSatisfy(violation -> {
            assertThat(violation.message()).isNotBlank().doesNotContain("\n");
            assertThat(violation.allowed()).isNotBlank();
        });
        return refused.violations();
    }

    private static String hardnet(String extra) {
        return "{\"family\": \"hardnet\", \"blocks\": [{\"growthRate\": 14, \"depth\": 8, \"outChannels\": 128}]"
                + (extra.isEmpty() ? "" : ", " + extra) + "}";
    }

    private static String dense(String family, String extra) {
        return "{\"family\": \"" + family + "\", \"blocks\": [{\"growthRate\": 32, \"depth\": 6}]"
                + (extra.isEmpty() ? "" : ", " + extra) + "}";
    }

    private static String blocks(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> "{\"growthRate\": 1, \"depth\": 1}")
                .collect(Collectors.joining(",", "{\"family\": \"densenet\", \"blocks\": [", "]}"));
    }
}
