package dev.overtone.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A call that a controller takes.
 *
 * @param pattern {@code /runs/{id}}
 * @param parameters names of its query parameters or form fields
 * @param headers names of the headers that it reads
 * @param json whether its body is JSON
 */
record Route(String method, String pattern, List<String> parameters, List<String> headers, boolean json) {

    /** Every route of every controller, as the classes say it; two of one pattern are one route with all parameters. */
    static List<Route> all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        Map<String, Route> routes = new LinkedHashMap<>();
        scanner.findCandidateComponents("dev.overtone").stream()
                .map(found -> controller(Objects.requireNonNull(found.getBeanClassName())))
                .flatMap(Route::of)
                .sorted(Comparator.comparing(Route::name))
                .forEach(route -> routes.merge(route.name(), route, Route::with));
        return List.copyOf(routes.values());
    }

    /** {@code GET /runs/{id}} */
    String name() {
        return method + " " + pattern;
    }

    boolean isApi() {
        return pattern.startsWith("/api/");
    }

    private Route with(Route other) {
        List<String> both = Stream.concat(parameters.stream(), other.parameters.stream())
                .distinct()
                .toList();
        return new Route(method, pattern, both, headers, json);
    }

    private static Class<?> controller(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Route> of(Class<?> controller) {
        RequestMapping above = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        String prefix = above == null ? "" : String.join("", above.path());
        return Arrays.stream(controller.getDeclaredMethods()).flatMap(handler -> {
            RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler, RequestMapping.class);
            if (mapping == null) {
                return Stream.empty();
            }
            List<String> parameters = new ArrayList<>(List.of(mapping.params()));
            List<String> headers = new ArrayList<>();
            boolean json = false;
            for (var parameter : handler.getParameters()) {
                var header = parameter.getAnnotation(RequestHeader.class);
                if (parameter.isAnnotationPresent(RequestParam.class)) {
                    parameters.add(parameter.getName());
                } else if (parameter.isAnnotationPresent(ModelAttribute.class)) {
                    Arrays.stream(parameter.getType().getRecordComponents())
                            .forEach(field -> parameters.add(field.getName()));
                } else if (header != null) {
                    headers.add(header.name());
                }
                json |= parameter.isAnnotationPresent(RequestBody.class);
            }
            boolean body = json;
            String[] paths = mapping.path().length == 0 ? new String[] {""} : mapping.path();
            return Arrays.stream(mapping.method())
                    .flatMap(method -> Arrays.stream(paths)
                            .map(path -> new Route(
                                    method.name(),
                                    prefix + path,
                                    parameters.stream().distinct().toList(),
                                    List.copyOf(headers),
                                    body)));
        });
    }
}
