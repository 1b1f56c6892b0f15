package dev.overtone.accounts;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The team's own login provider (OpenID Connect), {@code OVERTONE_OIDC_…}; blank for none.
 *
 * @param issuer where the provider describes itself, without {@code /.well-known/openid-configuration}
 * @param label what people call the provider
 * @param admit domains of e-mail addresses whose owners come in without an invitation; none unless said
 */
@ConfigurationProperties("overtone.oidc")
public record OidcSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("single sign-on") String label,
        @DefaultValue List<String> admit) {

    public OidcSettings {
        issuer = issuer.strip();
        admit = admit.stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .filter(domain -> !domain.isEmpty())
                .toList();
    }

    public boolean isConfigured() {
        return !issuer.isEmpty();
    }

    /** Null where there is no provider, which no identity has. */
    @Nullable
    String issuerOrNull() {
        return isConfigured() ? issuer : null;
    }

    boolean admits(String email) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(email)
                && admit.contains(email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
    }

    /** @throws AccessRefused if it is begun but cannot work */
    void check(boolean team) {
        if (!isConfigured()) {
            return;
        }
        if (!team) {
            throw new AccessRefused(
                    "OVERTONE_OIDC_ISSUER names a login provider, but nobody logs in to this server.",
                    "Set OVERTONE_TEAM=true, or remove OVERTONE_OIDC_ISSUER.");
        }
        if (clientId.isBlank() || clientSecret.isBlank()) {
            throw new AccessRefused(
                    "OVERTONE_OIDC_ISSUER is set without OVERTONE_OIDC_CLIENT_ID or OVERTONE_OIDC_CLIENT_SECRET.",
                    "Set both as the provider gave them to you, or remove OVERTONE_OIDC_ISSUER.");
        }
        if (!isPrivate(issuer)) {
            throw new AccessRefused(
                    "OVERTONE_OIDC_ISSUER is " + issuer
                            + ", which others could read or answer in the provider's place.",
                    "Set it to the provider's https address, without /.well-known/openid-configuration; http is for a"
                            + " provider on this machine.");
        }
        for (String domain : admit) {
            if (domain.contains("@") || domain.contains("*") || !domain.contains(".")) {
                throw new AccessRefused(
                        "OVERTONE_OIDC_ADMIT has " + domain + ", which is no domain.",
                        "Name domains such as example.org, with commas between them; everybody who has a verified"
                                + " address there comes in.");
            }
        }
    }

    private static boolean isPrivate(String issuer) {
        try {
            URI uri = URI.create(issuer);
            String host = uri.getHost();
            return host != null
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme())
                                    && InetAddress.getByName(host).isLoopbackAddress()));
        } catch (IllegalArgumentException | UnknownHostException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "OidcSettings[" + issuer + ", " + clientId + "]";
    }
}
