package dev.overtone.accounts;

import java.util.Map;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Looks a password up, not too often, and notes down those that were wrong. */
class PasswordLogin implements AuthenticationProvider {

    private final DaoAuthenticationProvider passwords;
    private final LoginThrottle throttle;
    private final Audit audit;

    PasswordLogin(DaoAuthenticationProvider passwords, LoginThrottle throttle, Audit audit) {
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String name = login.getName();
        String address =
                login.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        throttle.begin(name, address);
        boolean right = false;
        try {
            Authentication result = passwords.authenticate(login);
            right = true;
            return result;
        } catch (BadCredentialsException e) {
            audit.recordFor(null, name, "login.failed", name, Map.of());
            throw e;
        } finally {
            if (right) {
                throttle.succeeded(name, address);
            } else {
                throttle.failed(name, address);
            }
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
