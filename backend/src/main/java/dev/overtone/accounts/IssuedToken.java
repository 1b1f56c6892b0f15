package dev.overtone.accounts;

/**
 * A token that was just made.
 *
 * @param secret told this once; only its hash is kept
 */
public record IssuedToken(ApiToken token, String secret) {

    @Override
    public String toString() {
        return "IssuedToken[" + token.id() + "]";
    }
}
