package dev.overtone.accounts;

import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who asks, in the request that is being answered. */
public interface Caller {

    /** Of this machine alone: the one person who is there without a login. */
    UUID LOCAL = UUID.fromString("00000000-0000-7000-8000-000000000002");

    /** False for somebody who has not logged in: then there is no person, and nothing is visible. */
    boolean isKnown();

    UUID person();

    /** As people read it: who did what. */
    String name();

    /** Whether a token speaks for the person, who need not be there. */
    boolean byToken();

    /** Whoever keeps the server; this machine's own person does. May everything. */
    boolean keepsServer();

    /** False for a token that may only read. */
    boolean mayChange();

    /** The projects that the caller may see, or null for all there are. */
    @Nullable
    Set<UUID> visibleProjects();

    boolean may(Role role, UUID project);

    /** In one project at least. */
    boolean maySomewhere(Role role);

    boolean mayCreateProjects();

    /**
     * Makes a project whose admin the caller is then; whoever may everything anyway need not be.
     *
     * @param making answers its id; what it did is undone with the rest if anything fails
     */
    UUID founding(Supplier<UUID> making);

    /** Whether what is named outside a route's path is there and lies where the caller may look. */
    boolean sees(Requires.Subject subject, UUID id);

    /**
     * For an answer that goes on after the request: asked again and again, whether the caller may still look at it.
     *
     * @param subject what the caller may look at now
     */
    BooleanSupplier lasting(Requires.Subject subject, UUID id);

    /**
     * @throws org.springframework.security.access.AccessDeniedException if the caller has less than {@code role} there
     */
    void require(Role role, UUID project);
}
