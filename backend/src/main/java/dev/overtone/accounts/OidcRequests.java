package dev.overtone.accounts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was asked of the login provider, in a cookie of the browser that asked: whoever turns back leaves nothing in the
 * database, and a restart in between loses nobody. It is the asker's own; another browser's answer does not match it.
 */
class OidcRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    static final String COOKIE = "OVERTONE_SIGN_IN";

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final String SENT_BACK_TO = "/login/oauth2/code";

    private final OidcProvider provider;
    private final JsonMapper json;

    OidcRequests(OidcProvider provider, JsonMapper json) {
        this.provider = provider;
        this.json = json;
    }

    /** What must match when somebody comes back. */
    private record Asked(String state, String nonce, String verifier, String redirectUri) {}

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest request, HttpServletRequest from, HttpServletResponse to) {
        if (request == null) {
            set("", Duration.ZERO, from, to);
            return;
        }
        var asked = new Asked(
                Objects.requireNonNull(request.getState()),
                attribute(request, OidcParameterNames.NONCE),
                attribute(request, PkceParameterNames.CODE_VERIFIER),
                Objects.requireNonNull(request.getRedirectUri()));
        byte[] written = json.writeValueAsString(asked).getBytes(StandardCharsets.UTF_8);
        set(Base64.getUrlEncoder().withoutPadding().encodeToString(written), KEPT, from, to);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        Asked asked = asked(request);
        if (asked == null || !asked.state().equals(request.getParameter(OAuth2ParameterNames.STATE))) {
            return null;
        }
        ClientRegistration registration = provider.registration();
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .scopes(registration.getScopes())
                .redirectUri(asked.redirectUri())
                .state(asked.state())
                .attributes(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID, OidcProvider.ID,
                        OidcParameterNames.NONCE, asked.nonce(),
                        PkceParameterNames.CODE_VERIFIER, asked.verifier()))
                .build();
    }

    /** Once. */
    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest asked = loadAuthorizationRequest(request);
        if (asked != null) {
            set("", Duration.ZERO, request, response);
        }
        return asked;
    }

    private @Nullable Asked asked(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) {
            return null;
        }
        try {
            Asked asked = json.readValue(Base64.getUrlDecoder().decode(cookie.getValue()), Asked.class);
            return isWhole(asked) ? asked : null;
        } catch (IllegalArgumentException | JacksonException e) {
            return null;
        }
    }

    /** A browser may send anything. */
    @SuppressWarnings("ConstantValue")
    private static boolean isWhole(@Nullable Asked asked) {
        return asked != null
                && Objects.nonNull(asked.state())
                && Objects.nonNull(asked.nonce())
                && Objects.nonNull(asked.verifier())
                && Objects.nonNull(asked.redirectUri());
    }

    private static String attribute(OAuth2AuthorizationRequest request, String name) {
        return Objects.requireNonNull(request.<String>getAttribute(name), name);
    }

    private static void set(String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path(request.getContextPath() + SENT_BACK_TO)
                        .maxAge(age)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }
}
