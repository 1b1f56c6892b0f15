package dev.overtone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** A server's calls as its controllers take them, and as {@code openapi.json} tells them. */
record DescribedCalls(RequestMappingHandlerMapping mappings, JsonNode api) {

    /** {@code GET /api/v1/runs} and what is sent with it: {@code query filter}, {@code path id}, {@code body}. */
    Map<String, Set<String>> served() {
        var calls = new TreeMap<String, Set<String>>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().equals("dev.overtone.api")) {
                mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> mapping.getPatternValues()
                                .forEach(path -> calls.put(method + " " + path, taken(handler))));
            }
        });
        return calls;
    }

    Map<String, Set<String>> described() {
        var calls = new TreeMap<String, Set<String>>();
        api.get("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(call -> calls.put(
                                call.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), told(call.getValue()))));
        return calls;
    }

    /** That this call may be answered with these and no others, all refusals as problems. */
    void assertAnswers(String method, String path, String statuses) {
        JsonNode responses = api.get("paths").get(path).get(method).get("responses");
        assertThat(responses.propertyNames()).as(path).containsExactlyInAnyOrder(statuses.split(" "));
        responses
                .propertyStream()
                .filter(answer -> answer.getKey().compareTo("400") >= 0)
                .forEach(answer -> assertThat(answer.getValue()
                                .at("/content/application~1problem+json/schema/$ref")
                                .stringValue())
                        .as(path + " " + answer.getKey())
                        .isEqualTo("#/components/schemas/Problem"));
    }

    private static Set<String> taken(HandlerMethod handler) {
        return Stream.of(handler.getMethodParameters())
                .flatMap(DescribedCalls::taken)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> taken(MethodParameter parameter) {
        if (parameter.hasParameterAnnotation(RequestBody.class)) {
            return Stream.of("body");
        }
        return Stream.of(
                        named("query", parameter, RequestParam.class),
                        named("path", parameter, PathVariable.class),
                        named("header", parameter, RequestHeader.class))
                .flatMap(Stream::ofNullable);
    }

    private static @Nullable String named(
            String place, MethodParameter parameter, Class<? extends java.lang.annotation.Annotation> annotation) {
        var attributes = AnnotatedElementUtils.getMergedAnnotationAttributes(parameter.getParameter(), annotation);
        if (attributes == null) {
            return null;
        }
        String name = attributes.getString("name");
        return place + " " + (name.isEmpty() ? parameter.getParameter().getName() : name);
    }

    private static Set<String> told(JsonNode call) {
        var sent = call.path("parameters")
                .valueStream()
                .map(parameter -> parameter.get("in").stringValue() + " "
                        + parameter.get("name").stringValue())
                .collect(Collectors.toCollection(TreeSet::new));
        if (call.has("requestBody")) {
            sent.add("body");
        }
        return sent;
    }
}
