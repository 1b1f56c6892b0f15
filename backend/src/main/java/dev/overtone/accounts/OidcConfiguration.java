package dev.overtone.accounts;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jose.jws.JwsAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

@Configuration
@OidcConfigured
class OidcConfiguration {

    private static final String SIGNED_WITH = "id_token_signing_alg_values_supported";

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        var tokens = new OidcIdTokenDecoderFactory();
        tokens.setJwsAlgorithmResolver(OidcConfiguration::signature);
        return tokens;
    }

    /** What every provider can, unless this one says otherwise; never one without a key of the provider's own. */
    private static JwsAlgorithm signature(ClientRegistration provider) {
        Object said = provider.getProviderDetails().getConfigurationMetadata().get(SIGNED_WITH);
        List<SignatureAlgorithm> offered = (said instanceof List<?> names ? names.stream() : Stream.empty())
                .map(name -> SignatureAlgorithm.from(String.valueOf(name)))
                .filter(Objects::nonNull)
                .toList();
        return offered.isEmpty() || offered.contains(SignatureAlgorithm.RS256)
                ? SignatureAlgorithm.RS256
                : offered.getFirst();
    }
}
