package dev.overtone.web;

import com.microsoft.playwright.Page;
import dev.overtone.FreePort;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Every page in every state worth looking at, served with a {@link FakeProfiler}. A new page is a line in one
 * of the classes of scenes.
 */
public final class Gallery implements AutoCloseable {

    private final int port = FreePort.find();
    private @Nullable ConfigurableApplicationContext served;
    private @Nullable FakeProfiler left;

    public static List<Scene> scenes() {
        return Stream.of(
                        OtherScenes.all(), PaperScenes.all(), RunScenes.all(), ComparedScenes.all(), SearchScenes.all())
                .flatMap(scenes -> scenes)
                .toList();
    }

    /** Arranges a scene and opens it. */
    public void open(Scene scene, Page page) {
        FakeProfiler profiler = serve().getBean(FakeProfiler.class);
        FakeNetworks networks = serve().getBean(FakeNetworks.class);
        FakeSearches searches = serve().getBean(FakeSearches.class);
        profiler.clear();
        networks.clear();
        searches.clear();
        serve().getBean(FakeRunEdits.class).clear();
        page.navigate("http://localhost:" + port + scene.setting().apply(new Setting(profiler, networks, searches)));
        settle(page);
        scene.then().accept(this, page);
        settle(page);
    }

    /** From then on nobody answers; until the next scene, or {@link #serve}. */
    public void stop() {
        if (served != null) {
            left = served.getBean(FakeProfiler.class);
            served.close();
            served = null;
        }
    }

    ConfigurableApplicationContext serve() {
        if (served == null) {
            var application = new SpringApplication(PagesPreview.class);
            application.setDefaultProperties(Map.of(
                    "server.address",
                    "127.0.0.1",
                    "server.max-http-request-header-size",
                    "48KB",
                    "server.shutdown",
                    "immediate",
                    "overtone.team",
                    "true"));
            application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(new TakesOver(left)));
            served = application.run("empty", "--server.port=" + port);
        }
        return served;
    }

    /** Gives a new fake the runs of the one before it, before anybody can ask for them. */
    private record TakesOver(@Nullable FakeProfiler left) implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof FakeProfiler profiler && left != null) {
                profiler.takeOver(left);
            }
            return bean;
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Scripts have run, charts and drawings are drawn. */
    private static void settle(Page page) {
        page.locator("#jump:visible, .login").first().waitFor();
        page.waitForFunction("""
                () => !document.querySelector(".chart[data-state], #drawing:empty")
                    && [...document.querySelectorAll(".chart")].every((chart) => chart.querySelector("canvas"))""");
    }
}
