package dev.overtone.accounts;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The login provider as it describes itself, asked when somebody first needs it: a server starts while it is down. */
class OidcProvider implements ClientRegistrationRepository {

    /** The end of the address that the provider sends people back to. */
    static final String ID = "oidc";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String DESCRIPTION = "/.well-known/openid-configuration";
    private static final Logger log = LoggerFactory.getLogger(OidcProvider.class);

    private final OidcSettings settings;
    private final ClientHttpRequestFactory requests = patient();

    private volatile @Nullable ClientRegistration known;

    OidcProvider(OidcSettings settings) {
        this.settings = settings;
    }

    private static ClientHttpRequestFactory patient() {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        return requests;
    }

    /** How the provider is spoken to: whoever waits for it is told soon. */
    ClientHttpRequestFactory requests() {
        return requests;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return ID.equals(id) ? registration() : null;
    }

    /** @throws OidcRefusal.Thrown if the provider does not answer, or is not the one */
    ClientRegistration registration() {
        ClientRegistration present = known;
        if (present == null) {
            present = discover();
            known = present;
        }
        return present;
    }

    private ClientRegistration discover() {
        String address = settings.issuer().replaceFirst("/$", "") + DESCRIPTION;
        try {
            Map<String, Object> description = RestClient.create()
                    .mutate()
                    .requestFactory(requests)
                    .build()
                    .get()
                    .uri(address)
                    .retrieve()
                    .body(new ParameterizedTypeReference<>() {});
            if (description == null || !settings.issuer().equals(description.get("issuer"))) {
                throw new IllegalArgumentException("it says that it is "
                        + (description == null ? "nobody" : description.get("issuer")) + "; OVERTONE_OIDC_ISSUER is "
                        + settings.issuer());
            }
            return ClientRegistrations.fromOidcConfiguration(description)
                    .registrationId(ID)
                    .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                    .clientId(settings.clientId())
                    .clientSecret(settings.clientSecret())
                    .clientName(settings.label())
                    .scope("openid", "profile", "email")
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build();
        } catch (RestClientException | IllegalArgumentException e) {
            log.warn("Nobody can log in by {}: {} does not describe it: {}", settings.label(), address, e.getMessage());
            throw OidcRefusal.UNREACHABLE.thrown("nobody");
        }
    }
}
