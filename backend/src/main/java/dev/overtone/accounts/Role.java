package dev.overtone.accounts;

/** What somebody may do in a project; each role may all that those before it may. */
public enum Role {
    VIEWER,
    EDITOR,
    ADMIN;

    public boolean includes(Role wanted) {
        return compareTo(wanted) >= 0;
    }
}
