package dev.overtone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.HttpTest;
import dev.overtone.Ledger;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The quick form of the trial {@code Fuzz}. */
@HttpTest
class FuzzTests {

    private static final int REQUESTS = 3_000;
    private static final long SEED = 68;

    @Autowired
    private Ledger ledger;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @LocalServerPort
    private int port;

    @Test
    void answersWhateverItIsAskedOnEveryRoute() throws Exception {
        ledger.empty();
        var campaign = new Campaign(port, Duration.ofSeconds(20));

        campaign.run(REQUESTS, SEED);

        assertThat(campaign.complaints()).isEmpty();
        assertThat(campaign.routes()).containsAll(campaign.described()).containsAll(served());
        assertThat(campaign.kinds()).isGreaterThan(200);
    }

    /** What the controllers of this server take. */
    private Set<String> served() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getPackageName().startsWith("dev.overtone"))
                .flatMap(entry -> entry.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(method ->
                                entry.getKey().getPatternValues().stream().map(path -> method + " " + path)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
