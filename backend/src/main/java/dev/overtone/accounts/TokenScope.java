package dev.overtone.accounts;

/** How much a token may, at most. */
public enum TokenScope {
    READ(Role.VIEWER),
    WRITE(Role.EDITOR),
    ADMIN(Role.ADMIN);

    private final Role role;

    TokenScope(Role role) {
        this.role = role;
    }

    /** The role in a project that it never goes beyond. */
    public Role role() {
        return role;
    }
}
