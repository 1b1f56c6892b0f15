package dev.overtone.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * A person who may log in, as the security chains know one. What one may do is asked of {@link Caller}, never of
 * authorities: roles change while somebody is logged in.
 *
 * @param stamp logins that were made under another one are over
 */
record Member(UUID id, String name, @Nullable String password, boolean keepsServer, int stamp) implements UserDetails {

    private static final long serialVersionUID = 1L;

    static Optional<Member> of(@Nullable Authentication login) {
        return switch (login == null ? null : login.getPrincipal()) {
            case Member member -> Optional.of(member);
            case Behind another -> Optional.of(another.member());
            case null, default -> Optional.empty();
        };
    }

    /** As another system knows the person, while it lets them in. */
    interface Behind {
        Member member();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public @Nullable String getPassword() {
        return password;
    }

    @Override
    public String getUsername() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
