package dev.overtone.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Styles and scripts under names that carry a hash of their content, so that a browser may keep them for good. */
@Component("assets")
class Assets implements WebMvcConfigurer {

    private static final String SCRIPTS = "static/js/";

    private final ObjectProvider<ResourceUrlProvider> urls;
    private volatile List<String> scripts = List.of();

    Assets(ObjectProvider<ResourceUrlProvider> urls) {
        this.urls = urls;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (String folder : new String[] {"css", "js"}) {
            registry.addResourceHandler("/" + folder + "/**")
                    .addResourceLocations("classpath:/static/" + folder + "/")
                    .setCacheControl(CacheControl.maxAge(Duration.ofDays(365))
                            .cachePublic()
                            .immutable())
                    .resourceChain(true)
                    .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
        }
    }

    /** {@code app/drawing.js} to its address, for every module. */
    public Map<String, Map<String, String>> importMap() {
        ResourceUrlProvider provider = urls.getObject();
        var modules = new TreeMap<String, String>();
        for (String path : scripts()) {
            String versioned = provider.getForLookupPath("/js/" + path);
            modules.put("app/" + path, versioned == null ? "/js/" + path : versioned);
        }
        return Map.of("imports", modules);
    }

    private List<String> scripts() {
        if (scripts.isEmpty()) {
            try {
                scripts = Arrays.stream(new PathMatchingResourcePatternResolver()
                                .getResources("classpath*:" + SCRIPTS + "**/*.js"))
                        .map(Assets::path)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return scripts;
    }

    private static String path(Resource script) {
        try {
            String url = script.getURL().toString();
            return url.substring(url.lastIndexOf(SCRIPTS) + SCRIPTS.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
