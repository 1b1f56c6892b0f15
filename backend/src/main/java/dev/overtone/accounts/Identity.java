package dev.overtone.accounts;

import java.time.Instant;

/**
 * Who somebody is at the team's login provider. Issuer and subject say it; the address is the one that was verified when
 * the two were bound, for people to read.
 */
public record Identity(String issuer, String subject, String email, Instant boundAt) {}
