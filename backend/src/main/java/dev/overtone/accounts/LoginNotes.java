package dev.overtone.accounts;

import java.time.Clock;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;

/** Notes down who came and went. HTTP Basic logs in with every request and is not noted. */
@Component
@TeamOnly
class LoginNotes {

    private final PersonRows people;
    private final Audit audit;
    private final Clock clock;

    LoginNotes(PersonRows people, Audit audit, Clock clock) {
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    @EventListener
    void on(InteractiveAuthenticationSuccessEvent event) {
        Member.of(event.getAuthentication()).ifPresent(member -> {
            people.loggedIn(member.id(), clock.instant());
            Map<String, String> how =
                    event.getAuthentication().getPrincipal() instanceof Member ? Map.of() : Map.of("by", "provider");
            audit.recordFor(member.id(), member.name(), "login", member.name(), how);
        });
    }

    @EventListener
    void on(LogoutSuccessEvent event) {
        Member.of(event.getAuthentication())
                .ifPresent(member -> audit.recordFor(member.id(), member.name(), "logout", member.name(), Map.of()));
    }
}
