package dev.overtone.web;

import dev.overtone.accounts.LocalCaller;
import dev.overtone.accounts.TeamOnly;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.notation.Fingerprint;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.Verdict;
import dev.overtone.tracking.Description;
import dev.overtone.tracking.Failure;
import dev.overtone.tracking.MetricEntry;
import dev.overtone.tracking.RunState;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The pages alone, with a {@link FakeProfiler} that holds a run in every state, for looking at them: no database, no
 * worker, no login. Argument {@code empty} shows them before the first run. Port 8090, or {@code --server.port}. Not a
 * {@code @Configuration}, so that no scan of the whole product finds it.
 */
@EnableAutoConfiguration(
        excludeName = {
            "dev.overtone.storage.OvertoneHomeAutoConfiguration",
            "dev.overtone.storage.EmbeddedPostgresAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration"
        })
@ComponentScan(
        basePackages = {"dev.overtone.web", "dev.overtone.prediction", "dev.overtone.comparison"},
        excludeFilters = {
            @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = WebSecurity.class),
            @Filter(type = FilterType.ANNOTATION, classes = TeamOnly.class)
        })
public class PagesPreview {

    static final String POLICY = "default-src 'self'; script-src 'self' 'nonce-%1$s'; style-src 'self' 'nonce-%1$s';"
            + " style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none';"
            + " frame-ancestors 'none'; form-action 'self'";

    private static final String BROKEN = "/broken/";

    public static void main(String[] args) {
        var application = new SpringApplication(PagesPreview.class);
        application.setDefaultProperties(Map.of(
                "server.address", "127.0.0.1", "server.port", "8090", "server.max-http-request-header-size", "48KB"));
        application.run(args);
    }

    @Bean
    FakeProfiler profiler(org.springframework.boot.ApplicationArguments arguments) {
        var profiler = new FakeProfiler();
        if (!arguments.getNonOptionArgs().contains("empty")) {
            fill(profiler);
        }
        return profiler;
    }

    @Bean
    FakeObservations observations(FakeProfiler profiler) {
        return new FakeObservations(profiler);
    }

    @Bean
    FakeNetworks networks(FakeProfiler profiler) {
        var networks = new FakeNetworks(profiler);
        if (!profiler.runs.isEmpty()) {
            fill(networks);
        }
        return networks;
    }

    @Bean
    FakeMetrics metrics(FakeProfiler profiler, FakeNetworks networks) {
        var metrics = new FakeMetrics(profiler, networks);
        if (!profiler.runs.isEmpty()) {
            String network = Fingerprint.of(FakeProfiler.preset("hardnet-68"));
            metrics.attach(network, new MetricEntry("top1", 76.2, "%", "HarDNet, ICCV 2019, table 4"));
            metrics.attach(network, new MetricEntry("top1", 76.48, "%", "PyTorch Hub, pytorch_vision_hardnet"));
            metrics.attach(network, new MetricEntry("energy/image", 3.1e-9, "kWh", ""));
            profiler.runs.keySet().forEach(run -> metrics.attach(run, new MetricEntry("power", 41.5, "W", "a meter")));
        }
        return metrics;
    }

    @Bean
    FakeSignals signals(FakeProfiler profiler) {
        var signals = new FakeSignals();
        if (!profiler.runs.isEmpty()) {
            signals.finish(Fingerprint.of(FakeProfiler.preset("hardnet-68")), 0);
            signals.fail(Fingerprint.of(FakeProfiler.preset("hardnet-68")), 1);
        }
        return signals;
    }

    @Bean
    LocalCaller caller() {
        return new LocalCaller();
    }

    @Bean
    FakeProjects projects() {
        return new FakeProjects();
    }

    @Bean
    FakeExperiments experiments() {
        return new FakeExperiments();
    }

    @Bean
    FakeRunEdits runEdits(FakeProfiler profiler) {
        return new FakeRunEdits(profiler);
    }

    @Bean
    FakeViews views() {
        return new FakeViews();
    }

    @Bean
    FakeRunTable runTable(FakeProfiler profiler, FakeRunEdits edits) {
        return new FakeRunTable(profiler, edits);
    }

    @Bean
    FakeTrash trash(FakeProfiler profiler) {
        return new FakeTrash(profiler);
    }

    @Bean
    FakeSearches searches() {
        return new FakeSearches();
    }

    /** Runs are as old as the fake says, whenever they are looked at. */
    @Bean
    java.time.Clock clock() {
        return java.time.Clock.fixed(FakeProfiler.NOON, java.time.ZoneOffset.UTC);
    }

    /** The head of a page's answer as the product sends it; {@code /broken/500} ends as a breakage would. */
    @Bean
    OncePerRequestFilter policy() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                String nonce = UUID.randomUUID().toString();
                request.setAttribute("cspNonce", nonce);
                response.setHeader("Content-Security-Policy", POLICY.formatted(nonce));
                if (request.getRequestURI().startsWith(BROKEN)) {
                    response.sendError(Integer.parseInt(request.getRequestURI().substring(BROKEN.length())));
                } else {
                    chain.doFilter(request, response);
                }
            }
        };
    }

    static void fill(FakeProfiler profiler) {
        profiler.addFinished(FakeProfiler.preset("densenet-121"), 81.3, 412, Verdict.NOISY);
        profiler.addFinished(FakeProfiler.preset("hardnet-39ds"), 21.86, 12, Verdict.TOO_FEW_SAMPLES);
        profiler.add(FakeProfiler.preset("hardnet-85"), RunState.CANCELLED, null, 0, null);
        profiler.add(
                NetworkJson.read("{\"preset\": \"hardnet-85\", \"input\": {\"height\": 4096, \"width\": 4096}}"),
                RunState.FAILED,
                null,
                0.2,
                new Failure(
                        "OUT_OF_MEMORY",
                        "BUILDING",
                        "The network needs about 41 GB for activations at this batch and resolution; the worker may use 12 GB."));
        profiler.addFinished(FakeProfiler.preset("log-densenet-121"), 64.2, 188, Verdict.THROTTLED);
        profiler.addFinished(FakeProfiler.preset("hardnet-68"), 48.31, 1240, Verdict.STABLE);
        profiler.add(long64(), RunState.QUEUED, null, 0, null);
        profiler.add(FakeProfiler.preset("hardnet-68ds"), RunState.RUNNING, "MEASURING", 0.42, null);
        profiler.add(FakeProfiler.preset("densenet-201"), RunState.QUEUED, null, 0, null);
    }

    static void fill(FakeNetworks networks) {
        String from = Fingerprint.of(FakeProfiler.preset("hardnet-68"));
        for (String id : new String[] {"densenet-121", "log-densenet-121", "hardnet-85", "hardnet-68ds"}) {
            networks.save(FakeProfiler.preset(id), new Description(null, null), null);
        }
        var wide = networks.save(
                NetworkJson.read(variant(16, 16)),
                new Description(
                        "Wider first block",
                        "More channels where the map is large.\n\nTo try next:\n- m 1.6\n- depth 12"),
                from);
        networks.save(
                NetworkJson.read(variant(20, 8)),
                new Description("Half as deep <at the end>", null),
                wide.entry().network().fingerprint());
        networks.save(long64(), new Description(null, null), from);
    }

    private static String variant(int growthRate, int depth) {
        return """
                {"preset": "hardnet-68", "blocks": [
                    {"growthRate": %d, "depth": 8, "outChannels": 128, "downsample": true},
                    {"growthRate": 16, "depth": 16, "outChannels": 256, "downsample": false},
                    {"growthRate": 20, "depth": 16, "outChannels": 320, "downsample": true},
                    {"growthRate": 40, "depth": %d, "outChannels": 640, "downsample": true},
                    {"growthRate": 160, "depth": 4, "outChannels": 1024, "downsample": false}]}""".formatted(growthRate, depth);
    }

    /** As many blocks as a network may have, and so the longest name. */
    static NetworkSpec long64() {
        String blocks = IntStream.range(0, 64)
                .mapToObj(i -> "{\"growthRate\": %d, \"depth\": %d, \"outChannels\": %d}"
                        .formatted(12 + i, 1 + i % 7, 64 + 8 * i))
                .collect(Collectors.joining(",", "[", "]"));
        return NetworkJson.read("{\"family\": \"" + HarDNet.FAMILY + "\", \"blocks\": " + blocks + "}");
    }
}
