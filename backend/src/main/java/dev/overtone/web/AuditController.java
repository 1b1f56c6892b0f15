package dev.overtone.web;

import dev.overtone.accounts.Audit;
import dev.overtone.accounts.AuditEntry;
import dev.overtone.accounts.AuditQuery;
import dev.overtone.accounts.InvalidAccount;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.TeamOnly;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who did what. */
@Controller
@TeamOnly
class AuditController {

    private static final int SIZE = 50;

    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    @Requires(Right.PLATFORM_ADMIN)
    @GetMapping("/audit")
    ModelAndView list(
            @RequestParam @Nullable String person,
            @RequestParam @Nullable String action,
            @RequestParam @Nullable UUID before) {
        try {
            return page(found(AuditQuery.of(person, action, before, SIZE + 1)), HttpStatus.OK);
        } catch (InvalidAccount e) {
            return page(
                    new AuditPage(List.of(), null, null, audit.actions(), false, null, Problem.of(e.violations())),
                    HttpStatus.BAD_REQUEST);
        }
    }

    private AuditPage found(AuditQuery query) {
        List<AuditEntry> found = audit.list(query);
        boolean more = found.size() > SIZE;
        List<AuditEntry> shown = more ? found.subList(0, SIZE) : found;
        String next = more
                ? Address.of("/audit")
                        .with("person", query.person())
                        .with("action", query.action())
                        .with("before", shown.getLast().id().toString())
                        .text()
                : null;
        return new AuditPage(
                shown, query.person(), query.action(), audit.actions(), query.before() != null, next, List.of());
    }

    private static ModelAndView page(AuditPage page, HttpStatus status) {
        return new ModelAndView("audit/page", status).addObject("page", page);
    }
}
