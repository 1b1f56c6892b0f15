package dev.overtone.accounts;

import java.util.UUID;

/**
 * A token that stays when whoever made it leaves.
 *
 * @param maker the name of whoever made it
 */
public record ServiceToken(ApiToken token, UUID madeBy, String maker) {}
