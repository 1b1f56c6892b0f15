package dev.overtone.accounts;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who asks, in the request that is being answered. */
public interface Caller {

    /** Of this machine alone: the one person who is there without a login. */
    UUID LOCAL = UUID.fromString("00000000-0000-7000-8000-000000000002");

    UUID person();

    /** As people read it: who did what. */
    String name();

    /** Whoever keeps the server; this machine's own person does. */
    boolean keepsServer();

    /** The projects that the caller may see, or null for all there are. */
    @Nullable Set<UUID> visibleProjects();

    boolean may(Role role, UUID project);

    /**
     * @throws org.springframework.security.access.AccessDeniedException if the caller has less than {@code role} there
     */
    void require(Role role, UUID project);
}
