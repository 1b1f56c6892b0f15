package dev.overtone.api;

import dev.overtone.accounts.LastAdmin;
import dev.overtone.accounts.OutOfSight;
import dev.overtone.accounts.UnknownAccount;
import dev.overtone.analysis.Room;
import dev.overtone.architecture.Excerpt;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Refused;
import dev.overtone.architecture.Violation;
import dev.overtone.filter.FilterError;
import dev.overtone.profiling.DatabaseDisk;
import dev.overtone.profiling.RunHasEnded;
import dev.overtone.profiling.UnknownDevice;
import dev.overtone.profiling.UnknownRun;
import dev.overtone.search.SearchHasEnded;
import dev.overtone.search.UnknownSearch;
import dev.overtone.table.InvalidTable;
import dev.overtone.tracking.DeletedMeanwhile;
import dev.overtone.tracking.KeyUsedForAnotherRequest;
import dev.overtone.tracking.LedgerConflict;
import dev.overtone.tracking.UnknownMetric;
import dev.overtone.tracking.UnknownNetwork;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Every error that the API can give, on one page. */
@RestControllerAdvice(basePackageClasses = Problems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    static final String TYPES = "urn:overtone:problem:";

    /** Spring and Jackson repeat headers and names of fields, however long. */
    private static final int LONGEST_DETAIL = 400;

    /** One wrong field of a request. */
    record FieldError(String field, Object value, String allowed, String message) {

        static FieldError of(Violation violation) {
            return new FieldError(violation.field(), violation.value(), violation.allowed(), violation.message());
        }
    }

    /**
     * The word of a filter that is wrong.
     *
     * @param position where it begins, the first character is 0
     * @param length 0 at the filter's end, where something is missing
     */
    record FilterFieldError(String field, Object value, String allowed, String message, int position, int length) {}

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Refused e) {
        return wrongFields(e.violations());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(InvalidRequest e) {
        return wrongFields(e.status(), e.violations());
    }

    /** Also says where in the filter it is wrong. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(FilterError e) {
        var error = new FilterFieldError("filter", e.token(), e.allowed(), e.sentence(), e.position(), e.length());
        ProblemDetail problem =
                detail(HttpStatus.BAD_REQUEST, "invalid-request", "The filter cannot be read", e.getMessage());
        problem.setProperty("errors", List.of(error));
        return respond(HttpStatus.BAD_REQUEST, problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(InvalidTable e) {
        return wrongFields(HttpStatus.BAD_REQUEST, e.violations());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(InvalidNetwork e) {
        return wrongFields(
                HttpStatus.UNPROCESSABLE_CONTENT,
                e.violations().stream()
                        .map(violation -> violation.under("network"))
                        .toList());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(UnknownNetwork e) {
        return problem(HttpStatus.NOT_FOUND, "unknown-network", "Not found", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(UnknownMetric e) {
        return problem(HttpStatus.NOT_FOUND, "unknown-metric", "No such metric", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(UnknownRun e) {
        return problem(HttpStatus.NOT_FOUND, "unknown-run", "No such run", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(UnknownSearch e) {
        return problem(HttpStatus.NOT_FOUND, "unknown-search", "No such search", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(SearchHasEnded e) {
        return problem(HttpStatus.CONFLICT, "search-has-ended", "The search is over", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(UnknownDevice e) {
        return problem(HttpStatus.NOT_FOUND, "unknown-device", "No such device", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(NotThere e) {
        return problem(HttpStatus.NOT_FOUND, e.type(), "Not found", e.getMessage());
    }

    /** In the words of what is not there at all. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(OutOfSight e) {
        UUID id = e.id();
        if (id == null) {
            return problem(HttpStatus.NOT_FOUND, "not-found", "Not found", e.getMessage());
        }
        return switch (e.subject()) {
            case RUN -> on(new UnknownRun(id));
            case SERIES -> on(NotThere.series(id));
            case SEARCH -> on(new UnknownSearch(id));
            case METRIC -> on(new UnknownMetric());
            case NOTHING, PROJECT, EXPERIMENT ->
                problem(HttpStatus.NOT_FOUND, "not-found", "Not found", e.getMessage());
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(AccessDeniedException e) {
        return problem(HttpStatus.FORBIDDEN, "forbidden", "Forbidden", "This is not allowed.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(UnknownAccount e) {
        return problem(HttpStatus.NOT_FOUND, "not-found", "Not found", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(LastAdmin e) {
        return problem(HttpStatus.CONFLICT, "last-admin", "The last admin", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(RunHasEnded e) {
        return problem(HttpStatus.CONFLICT, "run-has-ended", "The run has ended", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(LedgerConflict e) {
        return problem(HttpStatus.CONFLICT, e.kind().notation(), "The ledger stands against it", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(KeyUsedForAnotherRequest e) {
        return wrongFields(
                HttpStatus.UNPROCESSABLE_CONTENT,
                List.of(new Violation(
                        "Idempotency-Key",
                        e.key(),
                        "a key of its own for each request",
                        String.valueOf(e.getMessage()))));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(BodyTooLarge e) {
        return problem(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", "The body is too large", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(MethodArgumentTypeMismatchException e) {
        boolean inPath =
                e.getParameter().hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class);
        if (inPath) {
            return problem(HttpStatus.NOT_FOUND, "not-found", "Not found", "There is nothing of this id.");
        }
        String value = String.valueOf(e.getValue());
        // Every parameter that is no text is a whole number.
        return wrongFields(
                HttpStatus.BAD_REQUEST,
                List.of(new Violation(
                        e.getName(), value, readable(e.getRequiredType()), e.getName() + " cannot be read.")));
    }

    private static String readable(@Nullable Class<?> type) {
        if (type == UUID.class) {
            return "an id";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        return type == boolean.class || type == Boolean.class ? "true or false" : "another value";
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<ProblemDetail> onLostDatabase(Exception e) {
        if (DatabaseDisk.isFull(e)) {
            log.warn("The database's disk is full: {}", e.getMessage());
            return problem(
                    HttpStatus.INSUFFICIENT_STORAGE,
                    "disk-full",
                    "The database's disk is full",
                    "Nothing was written. Free some space on the server's disk and try again.");
        }
        log.warn("The database did not answer: {}", e.getMessage());
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "database-unavailable",
                "The database does not answer",
                "Try again in a moment. With an Idempotency-Key, a repeated request queues no second run.");
    }

    /** What a transaction ends with when its connection was cut under it. */
    @ExceptionHandler({UncategorizedDataAccessException.class, TransactionSystemException.class})
    ResponseEntity<ProblemDetail> onBrokenTransaction(RuntimeException e) {
        boolean lost = NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException;
        return lost ? onLostDatabase(e) : onAnythingElse(e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(DataIntegrityViolationException e) {
        return DeletedMeanwhile.isReasonOf(e)
                ? problem(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "Not found",
                        "What this belongs to was deleted in the meantime. Nothing was written.")
                : onAnythingElse(e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Room.Crowded e) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "busy", "Busy", e.getMessage() + " Try again in a moment.");
    }

    /** A header with characters that no header has; said where it is first read. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(RequestRejectedException e) {
        return problem(HttpStatus.BAD_REQUEST, "malformed", "Malformed request", "A header cannot be read.");
    }

    @ExceptionHandler({RuntimeException.class, Error.class})
    ResponseEntity<ProblemDetail> onAnythingElse(Throwable e) {
        log.error("Unexpected", e);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal",
                "Something went wrong here",
                "The server's log tells more.");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge tooLarge) {
                return widened(on(tooLarge));
            }
        }
        return widened(problem(
                HttpStatus.BAD_REQUEST, "malformed", "Malformed request", unreadable(e.getMostSpecificCause())));
    }

    /** A blank id; Spring would take the fault upon the server. */
    @Override
    protected @Nullable ResponseEntity<Object> handleMissingPathVariable(
            MissingPathVariableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return widened(problem(HttpStatus.NOT_FOUND, "not-found", "Not found", "There is nothing of this id."));
    }

    /** Without the library's names for its own parts. */
    private static String unreadable(Throwable cause) {
        return switch (cause) {
            case MismatchedInputException _ -> "The body is not one JSON value.";
            case JacksonException json ->
                "The body is not JSON: "
                        + Excerpt.of(
                                String.valueOf(json.getOriginalMessage())
                                        .replaceAll(", from `[^`]*`|`?Json(Token|Read)\\w*\\.?", ""),
                                LONGEST_DETAIL);
            default -> "The body is missing or cannot be read.";
        };
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (!(body instanceof ProblemDetail problem)) {
            return super.createResponseEntity(body, headers, status, request);
        }
        // Said here rather than negotiated: an Accept header may be what is wrong.
        var told = new HttpHeaders(headers);
        told.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.createResponseEntity(typed(problem), told, status, request);
    }

    /** Gives Spring's own problems a type that programs can tell them by, {@code …:method-not-allowed}. */
    static ProblemDetail typed(ProblemDetail problem) {
        if (problem.getDetail() != null) {
            problem.setDetail(Excerpt.of(problem.getDetail(), LONGEST_DETAIL));
        }
        URI type = problem.getType();
        if (type == null || type.equals(URI.create("about:blank"))) {
            problem.setType(URI.create(type(HttpStatus.valueOf(problem.getStatus()))));
        }
        return problem;
    }

    /** The type of a refusal of which only the status is known. */
    static String type(HttpStatus status) {
        return TYPES
                + (status == HttpStatus.BAD_REQUEST
                        ? "malformed"
                        : status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-'));
    }

    private static ResponseEntity<ProblemDetail> wrongFields(List<Violation> violations) {
        boolean token = violations.getFirst().field().equals("pageToken");
        return wrongFields(token ? HttpStatus.BAD_REQUEST : HttpStatus.UNPROCESSABLE_CONTENT, violations);
    }

    private static ResponseEntity<ProblemDetail> wrongFields(HttpStatus status, List<Violation> violations) {
        ProblemDetail problem = detail(
                status,
                "invalid-request",
                "Some fields are wrong",
                violations.getFirst().message());
        problem.setProperty("errors", violations.stream().map(FieldError::of).toList());
        return respond(status, problem);
    }

    static ProblemDetail detail(HttpStatus status, String type, String title, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(detail));
        problem.setType(URI.create(TYPES + type));
        problem.setTitle(title);
        return problem;
    }

    private static ResponseEntity<ProblemDetail> problem(
            HttpStatus status, String type, String title, @Nullable String detail) {
        return respond(status, detail(status, type, title, detail));
    }

    private static ResponseEntity<ProblemDetail> respond(HttpStatus status, ProblemDetail problem) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<Object> widened(ResponseEntity<ProblemDetail> response) {
        return ResponseEntity.status(response.getStatusCode())
                .headers(response.getHeaders())
                .body(response.getBody());
    }
}
