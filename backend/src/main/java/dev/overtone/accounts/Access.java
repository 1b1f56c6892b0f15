package dev.overtone.accounts;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may use this server.
 *
 * @param team {@code OVERTONE_TEAM}: everybody who reaches it, after a login; otherwise this machine only, without one
 * @param admin {@code OVERTONE_ADMIN_USER} and {@code OVERTONE_ADMIN_PASSWORD}: the first who may log in, made at the start
 *     where nobody has the name yet
 * @param everybodyCreatesProjects {@code OVERTONE_EVERYBODY_CREATES_PROJECTS}: whoever logs in, and not only whoever takes
 *     care of the server
 */
@ConfigurationProperties("overtone")
public record Access(
        @DefaultValue("false") boolean team,
        @Nullable Admin admin,
        @DefaultValue("false") boolean everybodyCreatesProjects) {

    /** The administrator's name and password. */
    public record Admin(
            @DefaultValue("") String user, @DefaultValue("") String password) {

        @Override
        public String toString() {
            return "Admin[" + user + "]";
        }
    }
}
