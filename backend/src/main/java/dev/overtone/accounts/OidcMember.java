package dev.overtone.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Whom the login provider vouched for, while the login is under way; the session keeps the {@link Member} alone. */
final class OidcMember extends DefaultOidcUser implements Member.Behind {

    private static final long serialVersionUID = 1L;

    private final Member member;

    OidcMember(OidcUser user, Member member) {
        super(List.of(), user.getIdToken(), user.getUserInfo());
        this.member = member;
    }

    @Override
    public Member member() {
        return member;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OidcMember same && member.equals(same.member);
    }

    @Override
    public int hashCode() {
        return member.hashCode();
    }
}
