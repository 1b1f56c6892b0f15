package dev.overtone.api;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What OpenAPI cannot see in the controllers: the problems that each call may be answered with. */
@Configuration
class ApiDescription {

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
    OpenApiCustomizer problemResponses() {
        return api -> {
            ModelConverters.getInstance(true).readAll(ProblemSchema.class).forEach(api.getComponents()::addSchemas);
            api.getPaths()
                    .forEach((path, calls) -> calls.readOperations()
                            .forEach(call -> problems(path, call)
                                    .forEach((status, meaning) ->
                                            call.getResponses().addApiResponse(status, problem(meaning)))));
            api.getPaths().values().forEach(calls -> calls.readOperations().forEach(ApiDescription::refuseAsProblems));
        };
    }

    /** What controllers say themselves of their refusals: springdoc takes it for more of what they answer. */
    private static void refuseAsProblems(Operation call) {
        call.getResponses().forEach((status, response) -> {
            if (status.startsWith("4")) {
                response.setContent(problem("").getContent());
            }
        });
    }

    private static Map<String, String> problems(String path, Operation call) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (call.getRequestBody() != null) {
            String type = call.getRequestBody().getContent().containsKey("text/csv") ? "text/csv" : "application/json";
            problems.put("400", "The body cannot be read");
            problems.put("413", "The body is larger than any legal request");
            problems.put("415", "The body is not " + type);
            problems.put("422", "Fields are wrong; errors names them all");
        } else if (call.getParameters() != null && !path.contains("{")) {
            problems.put("400", "A parameter is wrong");
        }
        if (path.contains("{")) {
            problems.put("404", "There is no such thing");
        } else if (path.contains("/run-comparisons")) {
            problems.put("404", "There is no such run");
        }
        if (path.endsWith("/cancel")) {
            problems.put("409", "The run has ended");
        }
        problems.put("503", "The database does not answer");
        return problems;
    }

    private static ApiResponse problem(String meaning) {
        var schema = new io.swagger.v3.oas.models.media.Schema<>().$ref("#/components/schemas/Problem");
        return new ApiResponse()
                .description(meaning)
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }
}
