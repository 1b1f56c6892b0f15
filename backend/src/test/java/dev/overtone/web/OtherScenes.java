package dev.overtone.web;

import dev.overtone.profiling.Standing;
import dev.overtone.profiling.Verdict;
import java.util.UUID;
import java.util.stream.Stream;

/** Scenes of home, devices, login, errors and keys. */
final class OtherScenes {

    private OtherScenes() {}

    static Stream<Scene> all() {
        return Stream.of(home(), devices(), login(), errors(), keys()).flatMap(scenes -> scenes);
    }

    private static Stream<Scene> home() {
        return Stream.of(
                new Scene("home", "empty", _ -> "/"),
                new Scene("home", "idle", s -> {
                    s.profiler().addFinished(FakeProfiler.preset("hardnet-68"), 48.31, 1240, Verdict.STABLE);
                    s.profiler().addFinished(FakeProfiler.preset("densenet-121"), 81.3, 412, Verdict.NOISY);
                    return "/";
                }),
                new Scene("home", "live", s -> s.filled("/")),
                new Scene("home", "busy", s -> {
                    s.filled("/");
                    s.queued(45);
                    return "/";
                }),
                new Scene("home", "stale", s -> s.filled("/")).stale());
    }

    private static Stream<Scene> devices() {
        return Stream.of(
                new Scene("devices", "empty", _ -> "/devices"),
                new Scene("devices", "filled", s -> s.filled("/devices")),
                new Scene("device", "taking", s -> s.filled("/devices/cpu-1f0c5a9e")),
                new Scene("device", "draining", s -> {
                    s.filled("");
                    s.profiler().stand("cpu-1f0c5a9e", Standing.DRAINING);
                    s.profiler().calibrate("cpu-1f0c5a9e");
                    return "/devices/cpu-1f0c5a9e";
                }),
                new Scene("devices-compare", "two", s -> s.filled("/devices/compare?a=cpu-1f0c5a9e&b=cpu-2e77d0c1")),
                new Scene("devices-compare", "none", s -> s.filled("/devices/compare")));
    }

    private static Stream<Scene> login() {
        return Stream.of(
                new Scene("login", "asked", _ -> "/login"),
                new Scene("login", "refused", _ -> "/login?error"),
                new Scene("login", "left", _ -> "/login?logout"));
    }

    private static Stream<Scene> errors() {
        return Stream.concat(
                Stream.of("400", "403", "404", "500")
                        .map(status ->
                                new Scene("error", status, _ -> "/broken/" + status).expecting("status of " + status)),
                Stream.of("runs", "searches", "networks", "series")
                        .map(place -> new Scene("error", "no-such-" + place, _ -> "/" + place + "/" + new UUID(7, 7))
                                .expecting("status of 404")));
    }

    private static Stream<Scene> keys() {
        return Stream.of(
                new Scene("keys", "help", s -> s.filled("/runs")).pressing("?"),
                new Scene("keys", "help-designer", s -> s.filled("/designer")).pressing("?"),
                new Scene("keys", "palette", s -> s.filled("/designer")).pressing("Control+k"),
                new Scene("keys", "palette-typed", s -> s.filled("/")).then(page -> {
                    Scene.press(page, "Control+k");
                    page.keyboard().type("densenet");
                    page.locator("#palette-list[aria-busy='false'] [data-address]")
                            .first()
                            .waitFor();
                }),
                new Scene("keys", "palette-nothing", s -> s.filled("/")).then(page -> {
                    Scene.press(page, "Control+k");
                    page.keyboard().type("resnet");
                    page.locator("#palette-note:text('Nothing')").waitFor();
                }));
    }
}
