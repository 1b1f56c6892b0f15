package dev.overtone.web;

import dev.overtone.accounts.Audit;
import dev.overtone.accounts.AuditEntry;
import dev.overtone.accounts.AuditQuery;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.TeamOnly;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
    String list(
            @RequestParam @Nullable String person,
            @RequestParam @Nullable String action,
            @RequestParam @Nullable UUID before,
            Model model) {
        String by = said(person);
        String what = said(action);
        List<AuditEntry> found = audit.list(new AuditQuery(by, what, before, SIZE + 1));
        boolean more = found.size() > SIZE;
        List<AuditEntry> shown = more ? found.subList(0, SIZE) : found;
        String next = more
                ? Address.of("/audit")
                        .with("person", by)
                        .with("action", what)
                        .with("before", shown.getLast().id().toString())
                        .text()
                : null;
        model.addAttribute("page", new AuditPage(shown, by, what, audit.actions(), before != null, next));
        return "audit/page";
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() || text.indexOf('\0') >= 0 ? null : text.strip();
    }
}
