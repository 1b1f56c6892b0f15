package dev.overtone.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Who is logged in, in a session that is kept in the database: the id and the stamp only. Everything else is read anew for
 * each request, so that whoever is disabled, or whose password changed, is out at once, and nothing that an upgrade
 * could not read is ever stored.
 */
class LoginSessions implements SecurityContextRepository {

    private static final String PERSON = "overtone.person";
    private static final String STAMP = "overtone.stamp";

    private final PersonRows people;

    LoginSessions(PersonRows people) {
        this.people = people;
    }

    @Override
    @SuppressWarnings({"deprecation", "NullAway"}) // null says that there is none
    public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
        return member(exchange.getRequest())
                .map(member -> {
                    SecurityContext context = SecurityContextHolder.createEmptyContext();
                    context.setAuthentication(new Recognised(member, null));
                    return context;
                })
                .orElse(null);
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Optional<Member> member = Member.of(context.getAuthentication());
        if (member.isPresent()) {
            HttpSession session = request.getSession(true);
            session.setAttribute(PERSON, member.get().id().toString());
            session.setAttribute(STAMP, member.get().stamp());
        } else {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.removeAttribute(PERSON);
            }
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(PERSON) != null;
    }

    private Optional<Member> member(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(PERSON) instanceof String person)) {
            return Optional.empty();
        }
        return people.member(UUID.fromString(person))
                .filter(member -> Integer.valueOf(member.stamp()).equals(session.getAttribute(STAMP)));
    }
}
