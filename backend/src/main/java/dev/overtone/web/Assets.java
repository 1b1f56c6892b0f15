package dev.overtone.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Styles, scripts and pictures under names that carry a hash of their content, so that a browser may keep them for good. */
@Component("assets")
class Assets implements WebMvcConfigurer {

    private static final String SCRIPTS = "js/";

    private final ObjectProvider<ResourceUrlProvider> urls;
    private final StaticFiles files = new StaticFiles();

    Assets(ObjectProvider<ResourceUrlProvider> urls) throws IOException {
        this.urls = urls;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/**")
                .addResourceLocations("classpath:/static/", "classpath:/META-INF/resources/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"))
                .addResolver(files);
    }

    /** {@code app/drawing.js} to its address, for every module, and {@code echarts}. */
    public Map<String, Map<String, String>> importMap() {
        ResourceUrlProvider provider = urls.getObject();
        var modules = new TreeMap<String, String>();
        for (String path : files.paths()) {
            if (path.startsWith(SCRIPTS)) {
                modules.put("app/" + path.substring(SCRIPTS.length()), address(provider, "/" + path));
            }
        }
        modules.put("echarts", address(provider, "/webjars/echarts/echarts.esm.min.js"));
        return Map.of("imports", modules);
    }

    private static String address(ResourceUrlProvider provider, String path) {
        String versioned = provider.getForLookupPath(path);
        return versioned == null ? path : versioned;
    }
}
