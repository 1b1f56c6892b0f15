package dev.overtone.web;

import dev.overtone.notation.Fingerprint;
import dev.overtone.tracking.NetworkQuery;
import dev.overtone.tracking.RunState;
import java.util.stream.Stream;

/** Scenes of designs and what they cost on paper. */
final class PaperScenes {

    private PaperScenes() {}

    static Stream<Scene> all() {
        return Stream.of(designer(), families(), paper(), networks()).flatMap(scenes -> scenes);
    }

    private static Stream<Scene> designer() {
        return Stream.of(
                new Scene("designer", "hardnet", s -> s.filled("/designer")),
                new Scene("designer", "expected", s -> s.measured(43, "/designer"))
                        .then(page -> page.locator(".expected-figure").waitFor()),
                new Scene("designer", "expected-beyond", s -> s.measured(10, "/designer?preset=hardnet-85"))
                        .then(page -> page.locator(".expected-beyond").waitFor()),
                new Scene("designer", "densenet", _ -> "/designer?preset=densenet-121&baseline=hardnet-68"),
                new Scene("designer", "longest", s -> {
                    var run = s.profiler().add(PagesPreview.long64(), RunState.QUEUED, null, 0, null);
                    return "/designer?run=" + run.run().id();
                }),
                new Scene("designer", "refused", _ -> "/designer")
                        .then(page -> {
                            page.locator("[data-path='blocks[0].depth']").fill("900");
                            page.locator("[data-testid='problems']").waitFor();
                        })
                        .expecting("422"),
                new Scene("designer", "form-refused", s -> s.filled("/designer"))
                        .then(page -> {
                            page.locator("#measure summary").press("Enter");
                            page.locator("#measure form").evaluate("form => form.noValidate = true");
                            page.locator("#batchSize").fill("5000");
                            page.locator("#measure-button").press("Enter");
                            page.locator("#problem-batchSize:not([hidden])").waitFor();
                        })
                        .expecting("422"));
    }

    private static Stream<Scene> families() {
        return Stream.of(
                new Scene("families", "start", _ -> "/families"),
                new Scene("families", "amid", _ -> "/families?depth=16&layer=11"),
                new Scene("families", "deep", _ -> "/families?depth=32&growthRate=48&layer=20"));
    }

    private static Stream<Scene> paper() {
        return Stream.of(
                new Scene("reference", "all", _ -> "/reference"),
                new Scene("reference", "ledgers", _ -> "/reference?show=unlike&ledger=ptflops-pytorch&ledger=thop"),
                new Scene("reference", "refused", _ -> "/reference?show=unlike&network=resnet-50"),
                new Scene("compare", "empty", _ -> "/compare"),
                new Scene(
                        "compare",
                        "families",
                        _ -> "/compare?network=hardnet-68&network=densenet-121&network=log-densenet-121"),
                new Scene("compare", "six", PaperScenes::six),
                new Scene(
                        "compare",
                        "refused",
                        _ -> "/compare?network=hardnet-68ds&network=resnet-50&precision=fp16&batchSize=0"),
                new Scene("correlation", "empty", _ -> "/correlation"),
                new Scene("correlation", "too-few", s -> s.measured(3, "/correlation?layers=plain")),
                new Scene("correlation", "macs", s -> s.measured(60, "/correlation")),
                new Scene("correlation", "cio-linear", s -> s.measured(60, "/correlation?by=cio&axes=linear")),
                new Scene(
                        "correlation",
                        "roofline",
                        s -> s.measured(60, "/correlation?by=milliseconds&layers=plain&family=hardnet")),
                new Scene("face-off", "start", _ -> "/face-off"),
                new Scene(
                        "face-off",
                        "bytes",
                        _ -> "/face-off?equal=parameters&by=bytes&hardware=jetson-nano&precision=fp16&fused=true"),
                new Scene("face-off", "refused", _ -> "/face-off?network=densenet-121&by=milliseconds"));
    }

    private static Stream<Scene> networks() {
        return Stream.of(
                new Scene("networks", "empty", _ -> "/networks"),
                new Scene("networks", "filled", s -> s.filled("/networks")),
                new Scene("networks", "named-nothing", s -> s.filled("/networks?q=resnet-50")),
                new Scene("network", "preset", s -> s.network("hardnet-68")),
                new Scene("network", "variant", s -> {
                    s.filled("");
                    var variant = s.networks()
                            .list(new NetworkQuery(
                                    "Half as deep", null, null, NetworkQuery.Order.CREATED_AT, true, 1, null))
                            .items()
                            .getFirst();
                    return "/networks/" + variant.network().fingerprint();
                }),
                new Scene("network", "longest", s -> {
                    s.filled("");
                    return "/networks/" + Fingerprint.of(PagesPreview.long64());
                }));
    }

    private static String six(Setting s) {
        s.filled("");
        String longest = Fingerprint.of(PagesPreview.long64());
        return "/compare?network=hardnet-85&network=hardnet-68ds&network=hardnet-39ds&network=densenet-201&network="
                + longest
                + "&network=densenet-161&by=milliseconds&depthwiseWeight=0.6&rows=all";
    }
}
