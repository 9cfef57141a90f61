// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.PersonId;
import care.lares.domain.Ticks;
import care.lares.security.PinBrake;
import care.lares.security.Principal;
import care.lares.security.Secrets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who stands at each shared console, as they proved by PIN. The session says what the console may do; the person at it,
 * who did it. After some minutes without a touch, and after a restart, it is nobody again. For one thread.
 */
public final class ConsoleUsers {
    /** Without a touch for so long nobody stands there: shorter than the next resident takes. */
    public static final Duration LASTS = Duration.ofMinutes(5);

    private record User(PersonId person, long latestNanos) {}

    private final Ticks ticks;
    private final PinBrake brake = new PinBrake();
    private final Map<String, User> byConsole = new HashMap<>();

    /** Nobody anywhere. */
    public ConsoleUsers(Ticks ticks) {
        this.ticks = ticks;
    }

    /** A console's session is that of the person who stands there. */
    public Identities over(Identities sessions) {
        return new Identities() {
            @Override
            public Optional<Principal> bearer(String token) {
                return sessions.bearer(token);
            }

            @Override
            public Optional<SignedIn> session(String cookie) {
                return sessions.session(cookie)
                        .map(open -> new SignedIn(
                                user(cookie).map(open.person()::named).orElse(open.person()), open.csrf()));
            }
        };
    }

    /** Who stands at the console that sends this cookie; empty: nobody that has said so. */
    Optional<PersonId> user(String cookie) {
        return Optional.ofNullable(byConsole.get(Secrets.hash(cookie)))
                .filter(this::isThere)
                .map(User::person);
    }

    private boolean isThere(User user) {
        return ticks.nanos() - user.latestNanos() < LASTS.toNanos();
    }

    /** How long this person goes on standing there without a touch. */
    Duration left(String cookie) {
        User user = byConsole.get(Secrets.hash(cookie));
        return user != null && isThere(user) ? LASTS.minusNanos(ticks.nanos() - user.latestNanos()) : Duration.ZERO;
    }

    /** Somebody has proved who it is. */
    void comes(String cookie, PersonId person) {
        byConsole.values().removeIf(user -> !isThere(user));
        byConsole.put(Secrets.hash(cookie), new User(person, ticks.nanos()));
        brake.right(console(cookie));
        brake.right(person(person));
    }

    /** Whoever stands there has touched the console. */
    void stays(String cookie) {
        user(cookie).ifPresent(person -> byConsole.put(Secrets.hash(cookie), new User(person, ticks.nanos())));
    }

    /** Whoever stood there has gone. */
    void goes(String cookie) {
        byConsole.remove(Secrets.hash(cookie));
    }

    /** How long no PIN of this person may be tried at this console; zero: now. */
    Duration braked(String cookie, PersonId person) {
        Duration here = brake.left(console(cookie), ticks.nanos());
        Duration theirs = brake.left(person(person), ticks.nanos());
        return here.compareTo(theirs) > 0 ? here : theirs;
    }

    /** A PIN of this person is tried at this console: it counts as wrong until {@link #comes} says otherwise. */
    void tries(String cookie, PersonId person) {
        brake.wrong(console(cookie), ticks.nanos());
        brake.wrong(person(person), ticks.nanos());
    }

    private static String console(String cookie) {
        return "console/" + Secrets.hash(cookie);
    }

    private static String person(PersonId person) {
        return "person/" + person;
    }
}
