package dev.overtone.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/** The provider's tokens have told who somebody is and are of no use after that. */
final class NoTokensKept implements OAuth2AuthorizedClientRepository {

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication login, HttpServletRequest request) {
        return null;
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication login,
            HttpServletRequest request,
            HttpServletResponse response) {
        // Forgotten.
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication login, HttpServletRequest request, HttpServletResponse response) {
        // There is none.
    }
}
