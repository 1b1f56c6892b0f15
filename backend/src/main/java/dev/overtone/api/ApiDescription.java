package dev.overtone.api;

import dev.overtone.accounts.Access;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** What OpenAPI cannot see in the controllers: how one logs in, and the problems that each call may be answered with. */
@Configuration
class ApiDescription {

    private static final String TOKEN = "token";
    private static final String PASSWORD = "password";

    /** As {@link Problems} writes it (RFC 9457). */
    @Schema(name = "Problem", description = "Why a request was refused; type tells the reason to programs")
    record ProblemSchema(
            String type,
            String title,
            int status,
            String detail,
            String instance,

            @Schema(description = "The fields that are wrong, where there are any") @Nullable
            List<FieldErrorSchema> errors) {}

    @Schema(name = "FieldError")
    record FieldErrorSchema(
            @Schema(example = "network.blocks[0].depth") String field,

            @Schema(description = "What stood there", example = "513")
            Object value,

            @Schema(description = "What may stand there", example = "1..512")
            String allowed,

            String message) {}

    @Bean
    OpenApiCustomizer problemSchema(Access access) {
        return api -> {
            ModelConverters.getInstance(true).readAll(ProblemSchema.class).forEach(api.getComponents()::addSchemas);
            if (access.team()) {
                api.getComponents()
                        .addSecuritySchemes(TOKEN, login("bearer", "A token of Settings or of POST /api/v1/tokens"))
                        .addSecuritySchemes(PASSWORD, login("basic", "Name and password of somebody who can log in"));
                api.addSecurityItem(new SecurityRequirement().addList(TOKEN))
                        .addSecurityItem(new SecurityRequirement().addList(PASSWORD));
            }
        };
    }

    @Bean
    OperationCustomizer refusals(Access access) {
        return (call, handler) -> {
            // What a controller says itself of its refusals: springdoc takes it for more of what it answers.
            call.getResponses().forEach((status, response) -> {
                if (status.startsWith("4")) {
                    response.setContent(problem("").getContent());
                }
            });
            Map<String, String> refusals = refusals(call, Route.of(handler), access.team());
            refusals.forEach((status, meaning) -> call.getResponses().addApiResponse(status, problem(meaning)));
            return call;
        };
    }

    private static Map<String, String> refusals(Operation call, Route route, boolean team) {
        Map<String, String> refusals = new LinkedHashMap<>();
        if (call.getRequestBody() != null) {
            String type = call.getRequestBody().getContent().containsKey("text/csv") ? "text/csv" : "application/json";
            refusals.put("400", "The body cannot be read");
            refusals.put("408", "The rest of the body did not come in time");
            refusals.put("413", "The body is larger than any legal request");
            refusals.put("415", "The body is not " + type);
            refusals.put("422", "Fields are wrong; errors names them all");
        } else if (has(call, "query")) {
            refusals.put("400", "A parameter is wrong");
        }
        if (has(call, "path")) {
            refusals.put("404", "There is no such thing");
        }
        if (team) {
            refusals.put("401", "Nobody is logged in");
            refusals.put("429", "Too many wrong passwords; Retry-After says when to try again");
            if (route.asksForMoreThanALogin()) {
                refusals.put("403", "The person or the token may not do this");
            }
        }
        if (route.changes()) {
            refusals.put("507", "The database’s disk is full; nothing was written");
        }
        refusals.put("503", "The database does not answer");
        return refusals;
    }

    /** What a handler says of itself, beside what it takes and answers. */
    private record Route(Right right, boolean changes) {

        static Route of(HandlerMethod handler) {
            Requires rule = Objects.requireNonNull(handler.getMethodAnnotation(Requires.class));
            var mapping = Objects.requireNonNull(
                    AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class));
            return new Route(
                    rule.value(), !rule.computes() && !List.of(mapping.method()).equals(List.of(RequestMethod.GET)));
        }

        /** Of a token that may only read, too, which changes nothing. */
        boolean asksForMoreThanALogin() {
            return changes || right == Right.PLATFORM_ADMIN;
        }
    }

    private static boolean has(Operation call, String place) {
        return call.getParameters() != null
                && call.getParameters().stream().anyMatch(parameter -> place.equals(parameter.getIn()));
    }

    private static SecurityScheme login(String scheme, String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme(scheme)
                .description(description);
    }

    private static ApiResponse problem(String meaning) {
        var schema = new io.swagger.v3.oas.models.media.Schema<>().$ref("#/components/schemas/Problem");
        return new ApiResponse()
                .description(meaning)
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }
}
