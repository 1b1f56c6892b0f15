package dev.overtone.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody may, and what is left of it through a token. */
class StandingTests {

    private static final UUID MINE = new UUID(0, 1);
    private static final UUID ALSO_MINE = new UUID(0, 2);
    private static final UUID FOREIGN = new UUID(0, 3);

    @Test
    void aPersonMayWhatTheRolesSay() {
        Standing standing = person(false, null);
        assertThat(standing.may(Role.ADMIN, MINE)).isTrue();
        assertThat(standing.may(Role.VIEWER, ALSO_MINE)).isTrue();
        assertThat(standing.may(Role.EDITOR, ALSO_MINE)).isFalse();
        assertThat(standing.may(Role.VIEWER, FOREIGN)).isFalse();
        assertThat(standing.visibleProjects()).containsExactlyInAnyOrder(MINE, ALSO_MINE);
        assertThat(standing.keepsServer()).isFalse();
        assertThat(standing.mayChange()).isTrue();
        assertThat(standing.maySomewhere(Role.ADMIN)).isTrue();
    }

    @Test
    void whoeverKeepsTheServerMayEverything() {
        Standing standing = new Standing(member(true), null, Map.of());
        assertThat(standing.may(Role.ADMIN, FOREIGN)).isTrue();
        assertThat(standing.visibleProjects()).isNull();
        assertThat(standing.keepsServer()).isTrue();
    }

    @Test
    void aProjectIsCreatedByWhoeverKeepsTheServerAndByEverybodyWhereThatIsSaid() {
        assertThat(person(true, null).mayCreateProjects(false)).isTrue();
        assertThat(person(false, null).mayCreateProjects(false)).isFalse();
        assertThat(person(false, null).mayCreateProjects(true)).isTrue();
        for (TokenScope scope : TokenScope.values()) {
            assertThat(person(false, new TokenGrant(MINE, "t", scope, false, Set.of()))
                            .mayCreateProjects(true))
                    .isEqualTo(scope == TokenScope.ADMIN);
        }
        assertThat(person(true, new TokenGrant(MINE, "t", TokenScope.ADMIN, true, Set.of(MINE)))
                        .mayCreateProjects(true))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(TokenScope.class)
    void aTokenNeverGoesBeyondItsScopeNorBeyondThePerson(TokenScope scope) {
        Standing standing = person(false, new TokenGrant(MINE, "t", scope, false, Set.of()));
        for (Role role : Role.values()) {
            assertThat(standing.may(role, MINE)).isEqualTo(scope.role().includes(role));
            assertThat(standing.may(role, ALSO_MINE)).isEqualTo(role == Role.VIEWER);
            assertThat(standing.may(role, FOREIGN)).isFalse();
        }
        assertThat(standing.mayChange()).isEqualTo(scope != TokenScope.READ);
    }

    @Test
    void aLimitedTokenIsGoodInItsProjectsOnly() {
        Standing standing =
                person(false, new TokenGrant(MINE, "t", TokenScope.ADMIN, false, Set.of(ALSO_MINE, FOREIGN)));
        assertThat(standing.visibleProjects()).containsExactly(ALSO_MINE);
        assertThat(standing.may(Role.VIEWER, MINE)).isFalse();
        Standing admins = person(true, new TokenGrant(MINE, "t", TokenScope.ADMIN, false, Set.of(FOREIGN)));
        assertThat(admins.keepsServer()).isFalse();
        assertThat(admins.visibleProjects()).containsExactly(FOREIGN);
    }

    @ParameterizedTest
    @EnumSource(TokenScope.class)
    void onlyAnUnlimitedAdminTokenOfWhoeverKeepsTheServerKeepsIt(TokenScope scope) {
        assertThat(person(true, new TokenGrant(MINE, "t", scope, false, Set.of()))
                        .keepsServer())
                .isEqualTo(scope == TokenScope.ADMIN);
        assertThat(person(false, new TokenGrant(MINE, "t", scope, false, Set.of()))
                        .keepsServer())
                .isFalse();
    }

    @Test
    void aServiceHasItsOwnRoleWhoeverMadeIt() {
        var grant = new TokenGrant(MINE, "ci", TokenScope.WRITE, true, Set.of(FOREIGN));
        for (boolean byAdmin : new boolean[] {false, true}) {
            Standing standing = person(byAdmin, grant);
            assertThat(standing.may(Role.EDITOR, FOREIGN)).isTrue();
            assertThat(standing.may(Role.ADMIN, FOREIGN)).isFalse();
            assertThat(standing.may(Role.VIEWER, MINE)).isFalse();
            assertThat(standing.visibleProjects()).containsExactly(FOREIGN);
            assertThat(standing.keepsServer()).isFalse();
        }
        Standing nowhere = person(true, new TokenGrant(MINE, "ci", TokenScope.ADMIN, true, Set.of()));
        assertThat(nowhere.visibleProjects()).isEmpty();
        assertThat(nowhere.maySomewhere(Role.VIEWER)).isFalse();
    }

    private static Standing person(boolean keepsServer, @Nullable TokenGrant token) {
        return new Standing(member(keepsServer), token, Map.of(MINE, Role.ADMIN, ALSO_MINE, Role.VIEWER));
    }

    private static Member member(boolean keepsServer) {
        return new Member(new UUID(0, 9), "ada", null, keepsServer, 0);
    }
}
