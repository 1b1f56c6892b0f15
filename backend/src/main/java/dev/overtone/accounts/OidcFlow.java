package dev.overtone.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Login by the team's own provider: OpenID Connect's code flow with PKCE, state and nonce. Of what the provider hands out
 * nothing is kept; a login that it let in is one like any other.
 */
@Component
@OidcConfigured
class OidcFlow implements OidcLogin {

    private static final Logger log = LoggerFactory.getLogger(OidcFlow.class);

    private static final Set<String> ANSWERS_TO_NOTHING =
            Set.of("authorization_request_not_found", OAuth2ErrorCodes.INVALID_REQUEST);

    private final OidcSettings settings;
    private final OidcAdmission admission;
    private final Audit audit;
    private final OidcProvider provider;
    private final OidcRequests requests;

    OidcFlow(OidcSettings settings, OidcAdmission admission, Audit audit, JsonMapper json) {
        this.settings = settings;
        this.admission = admission;
        this.audit = audit;
        provider = new OidcProvider(settings);
        requests = new OidcRequests(provider, json);
    }

    @Override
    public String label() {
        return settings.label();
    }

    @Override
    public String address() {
        return OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI + "/" + OidcProvider.ID;
    }

    @Override
    public void offer(HttpSecurity http, String loginPage) {
        http.oauth2Login(login -> login.loginPage(loginPage)
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(new NoTokensKept())
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestRepository(requests))
                .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(this::admit))
                .failureHandler((request, response, reason) -> refuse(loginPage, request, response, reason))
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                        filter.setAuthenticationFailureHandler(
                                (request, response, reason) -> refuse(loginPage, request, response, reason));
                        return filter;
                    }
                }));
    }

    private OidcUser admit(OidcUserRequest request) {
        OidcUser user = users().loadUser(request);
        return new OidcMember(
                user,
                admission.admit(new OidcAdmission.Vouched(
                        Objects.requireNonNull(user.getSubject()),
                        user.getEmail(),
                        Boolean.TRUE.equals(user.getEmailVerified()),
                        user.getPreferredUsername())));
    }

    private OidcUserService users() {
        var http = new RestTemplate(provider.requests());
        http.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        var claims = new DefaultOAuth2UserService();
        claims.setRestOperations(http);
        var users = new OidcUserService();
        users.setOauth2UserService(claims);
        return users;
    }

    private RestClientAuthorizationCodeTokenResponseClient tokens() {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(provider.requests())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    private void refuse(
            String loginPage, HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        OidcRefusal refusal = refusal(reason);
        response.sendRedirect(request.getContextPath() + loginPage + "?refused="
                + refusal.name().toLowerCase(Locale.ROOT));
    }

    private OidcRefusal refusal(AuthenticationException reason) {
        for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
            if (cause instanceof OidcRefusal.Thrown thrown) {
                note(thrown);
                return thrown.refusal();
            }
            if (cause instanceof OAuth2AuthenticationException told
                    && told.getError().getErrorCode().equals(OAuth2ErrorCodes.ACCESS_DENIED)) {
                return OidcRefusal.DECLINED;
            }
            if (cause instanceof IOException) {
                log.warn("{} does not answer: {}", settings.label(), printable(reason));
                return OidcRefusal.UNREACHABLE;
            }
        }
        // Anybody can send what was never asked for, as often as they like.
        log.atLevel(isAnswerToNothing(reason) ? Level.DEBUG : Level.INFO)
                .log("A login by {} was not finished: {}", settings.label(), printable(reason));
        return OidcRefusal.BROKEN;
    }

    private static boolean isAnswerToNothing(AuthenticationException reason) {
        return reason instanceof OAuth2AuthenticationException told
                && ANSWERS_TO_NOTHING.contains(told.getError().getErrorCode());
    }

    /** Parts of it came with the request. */
    private static String printable(AuthenticationException reason) {
        return String.valueOf(reason.getMessage()).replaceAll("\\p{Cc}", " ");
    }

    private void note(OidcRefusal.Thrown thrown) {
        if (thrown.refusal() != OidcRefusal.UNREACHABLE) {
            audit.recordFor(
                    null,
                    thrown.who(),
                    "login.refused",
                    thrown.who(),
                    Map.of("by", settings.label(), "reason", thrown.refusal().name()));
        }
    }
}
