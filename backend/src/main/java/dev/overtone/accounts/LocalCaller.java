package dev.overtone.accounts;

import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The one person of a server that answers its own machine only. */
@Component
@ConditionalOnProperty(name = "overtone.team", havingValue = "false", matchIfMissing = true)
public class LocalCaller implements Caller {

    @Override
    public boolean isKnown() {
        return true;
    }

    @Override
    public UUID person() {
        return LOCAL;
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public boolean byToken() {
        return false;
    }

    @Override
    public boolean keepsServer() {
        return true;
    }

    @Override
    public boolean mayChange() {
        return true;
    }

    @Override
    public @Nullable Set<UUID> visibleProjects() {
        return null;
    }

    @Override
    public boolean may(Role role, UUID project) {
        return true;
    }

    @Override
    public boolean maySomewhere(Role role) {
        return true;
    }

    @Override
    public boolean mayCreateProjects() {
        return true;
    }

    @Override
    public UUID founding(Supplier<UUID> making) {
        return making.get();
    }

    @Override
    public boolean sees(Requires.Subject subject, UUID id) {
        return true;
    }

    @Override
    public BooleanSupplier lasting(Requires.Subject subject, UUID id) {
        return () -> true;
    }

    @Override
    public void require(Role role, UUID project) {
        // May everything.
    }
}
