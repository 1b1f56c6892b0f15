package dev.overtone.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Keeps passwords from being guessed: so many wrong ones for a name from an address, and so many from an address, within
 * a window of time. What is still being looked at counts too, beyond what a program that works in parallel has under
 * way. In memory: a restart costs an attacker more than it gives.
 */
class LoginThrottle {

    static final int WRONG_FOR_A_NAME = 5;
    static final int WRONG_FROM_AN_ADDRESS = 50;
    static final int AT_ONCE = 20;
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final int MOST_REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Tries> tries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private record Tries(int wrong, int underWay, Instant since) {}

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * A password is about to be looked at.
     *
     * @throws TooManyTries if there were too many already
     */
    synchronized void begin(String name, String address) {
        Instant now = clock.instant();
        Tries ofName = now(forName(name, address), now);
        Tries ofAddress = now(address, now);
        refuseBeyond(WRONG_FOR_A_NAME, ofName, now);
        refuseBeyond(WRONG_FROM_AN_ADDRESS, ofAddress, now);
        tries.put(forName(name, address), new Tries(ofName.wrong(), ofName.underWay() + 1, ofName.since()));
        tries.put(address, new Tries(ofAddress.wrong(), ofAddress.underWay() + 1, ofAddress.since()));
    }

    /** The password was right: the name's owner is here. Others who try from the same address are counted on. */
    synchronized void succeeded(String name, String address) {
        tries.computeIfPresent(
                forName(name, address), (_, one) -> new Tries(0, Math.max(0, one.underWay() - 1), one.since()));
        tries.computeIfPresent(
                address, (_, one) -> new Tries(one.wrong(), Math.max(0, one.underWay() - 1), one.since()));
    }

    synchronized void failed(String name, String address) {
        Instant now = clock.instant();
        fail(forName(name, address), now);
        fail(address, now);
    }

    private void fail(String key, Instant now) {
        Tries before = now(key, now);
        tries.put(
                key,
                new Tries(
                        before.wrong() + 1,
                        Math.max(0, before.underWay() - 1),
                        before.wrong() == 0 ? now : before.since()));
    }

    private Tries now(String key, Instant now) {
        Tries before = tries.get(key);
        if (before == null) {
            return new Tries(0, 0, now);
        }
        return now.isBefore(before.since().plus(WINDOW)) ? before : new Tries(0, before.underWay(), now);
    }

    private static void refuseBeyond(int most, Tries tries, Instant now) {
        if (tries.wrong() + Math.max(0, tries.underWay() - AT_ONCE) >= most) {
            throw new TooManyTries(Duration.between(now, tries.since().plus(WINDOW)));
        }
    }

    private static String forName(String name, String address) {
        return address + " " + name.toLowerCase(Locale.ROOT);
    }
}
