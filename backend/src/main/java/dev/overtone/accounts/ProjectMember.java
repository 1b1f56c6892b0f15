package dev.overtone.accounts;

import java.time.Instant;
import java.util.UUID;

/** Somebody in a project. */
public record ProjectMember(UUID person, String name, Role role, Instant since, boolean disabled) {}
