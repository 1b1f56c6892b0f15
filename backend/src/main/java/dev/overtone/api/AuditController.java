package dev.overtone.api;

import dev.overtone.accounts.Audit;
import dev.overtone.accounts.AuditEntry;
import dev.overtone.accounts.AuditQuery;
import dev.overtone.accounts.InvalidAccount;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.TeamOnly;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@TeamOnly
@RequestMapping("/api/v1/audit")
class AuditController {

    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    @Requires(Right.PLATFORM_ADMIN)
    @GetMapping
    @Operation(summary = "Who did what, the newest first")
    ListResponse<AuditEntry> list(
            @Parameter(description = "The name at that time") @RequestParam(required = false) @Nullable String person,
            @Parameter(example = "token.issued") @RequestParam(required = false) @Nullable String action,
            @RequestParam(defaultValue = PageSizes.DEFAULT) int pageSize,
            @RequestParam(required = false) @Nullable UUID pageToken) {
        PageSizes.check(pageSize);
        List<AuditEntry> found = audit.list(query(person, action, pageToken, pageSize + 1));
        boolean more = found.size() > pageSize;
        List<AuditEntry> page = more ? found.subList(0, pageSize) : found;
        return new ListResponse<>(page, more ? page.getLast().id().toString() : null);
    }

    private static AuditQuery query(@Nullable String person, @Nullable String action, @Nullable UUID before, int most) {
        try {
            return AuditQuery.of(person, action, before, most);
        } catch (InvalidAccount e) {
            throw new InvalidRequest(HttpStatus.BAD_REQUEST, e.violations());
        }
    }
}
