package dev.overtone.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A request that somebody known makes: by a login that goes on, or by a token. */
final class Recognised extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final Member member;
    private final transient @Nullable TokenGrant token;

    Recognised(Member member, @Nullable TokenGrant token) {
        super(List.of());
        this.member = member;
        this.token = token;
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Member getPrincipal() {
        return member;
    }

    @Override
    public String getName() {
        return token != null && token.service() ? token.name() + " (token of " + member.name() + ")" : member.name();
    }

    @Nullable
    TokenGrant token() {
        return token;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
