package dev.overtone.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * All files that a browser may have, listed once: {@code css/main.css}, and those of WebJars without their version,
 * {@code webjars/htmx.org/dist/htmx.min.js}. No other name is looked for on the class path, since class loaders
 * remember every name that they did not find.
 */
final class StaticFiles extends AbstractResourceResolver {

    private final Map<String, Resource> files = new TreeMap<>();

    StaticFiles() throws IOException {
        files.putAll(list("static/"));
        list("META-INF/resources/webjars/")
                .forEach((path, file) -> files.put("webjars/" + path.replaceFirst("/[^/]+", ""), file));
    }

    private static Map<String, Resource> list(String folder) throws IOException {
        var found = new TreeMap<String, Resource>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "**")) {
            String url = file.getURL().toString();
            if (!url.endsWith("/")) {
                found.put(url.substring(url.lastIndexOf(folder) + folder.length()), file);
            }
        }
        return found;
    }

    Set<String> paths() {
        return files.keySet();
    }

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        return files.get(path);
    }

    @Override
    protected @Nullable String resolveUrlPathInternal(
            String path, List<? extends Resource> locations, ResourceResolverChain chain) {
        return files.containsKey(path) ? path : null;
    }
}
