package dev.overtone.accounts;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** What somebody may, as the database says it. */
@Component
@TeamOnly
class Standings {

    private final PersonRows people;
    private final TokenRows tokens;
    private final MembershipRows memberships;
    private final Clock clock;

    Standings(PersonRows people, TokenRows tokens, MembershipRows memberships, Clock clock) {
        this.people = people;
        this.tokens = tokens;
        this.memberships = memberships;
        this.clock = clock;
    }

    static @Nullable TokenGrant token(@Nullable Authentication login) {
        return login instanceof Recognised recognised ? recognised.token() : null;
    }

    /** Of somebody who was just recognised. */
    Standing of(Authentication login, Member member) {
        TokenGrant token = token(login);
        Map<UUID, Role> roles = token != null && token.service() ? Map.of() : memberships.of(member.id());
        return new Standing(member, token, roles);
    }

    /** Of somebody who was recognised a while ago, if the login or the token is still good. */
    Optional<Standing> anew(@Nullable Authentication login) {
        Optional<Member> then = Member.of(login);
        if (login == null || then.isEmpty()) {
            return Optional.empty();
        }
        TokenGrant token = token(login);
        if (token != null && !tokens.isGood(token.id(), clock.instant())) {
            return Optional.empty();
        }
        if (token != null && token.service()) {
            return Optional.of(of(login, then.get()));
        }
        return people.member(then.get().id())
                .filter(now -> token != null || now.stamp() == then.get().stamp())
                .map(now -> of(login, now));
    }
}
