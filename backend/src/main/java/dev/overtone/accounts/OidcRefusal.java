package dev.overtone.accounts;

import org.springframework.security.core.AuthenticationException;

/** Why the login provider let nobody in. */
public enum OidcRefusal {
    /** The provider does not answer. */
    UNREACHABLE,
    /** Whoever was asked there said no. */
    DECLINED,
    /** What came back is not the answer to what was asked here. */
    BROKEN,
    /** The provider does not vouch for an e-mail address. */
    UNVERIFIED,
    /** Nobody here has the address. */
    UNKNOWN,
    /** Several people here have the address. */
    AMBIGUOUS,
    /** Whoever has the address here is bound to another account there. */
    TAKEN,
    DISABLED;

    /** @param who came, as the provider says, or nobody */
    Thrown thrown(String who) {
        return new Thrown(this, who);
    }

    /** On its way to the page. */
    static final class Thrown extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        private final OidcRefusal refusal;
        private final String who;

        private Thrown(OidcRefusal refusal, String who) {
            super(refusal.name());
            this.refusal = refusal;
            this.who = who;
        }

        OidcRefusal refusal() {
            return refusal;
        }

        String who() {
            return who;
        }
    }
}
