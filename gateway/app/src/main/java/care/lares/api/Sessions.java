// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.PersonId;
import care.lares.journal.AccessEntry.CodeMinted;
import care.lares.journal.AccessEntry.CodeUsed;
import care.lares.journal.AccessEntry.SessionClosed;
import care.lares.journal.AccessEntry.SessionOpened;
import care.lares.journal.Entry;
import care.lares.journal.Registry;
import care.lares.security.Principal;
import care.lares.security.Scope;
import care.lares.security.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * People who are signed in with a browser. What it knows stands in the log, so that no power cut signs anybody out or
 * lets a code be used twice; of tokens and codes only hashes. For one thread.
 */
public final class Sessions {
    /** A session ends when it was not used for so long: a shift with its handover. */
    public static final Duration LASTS = Duration.ofHours(12);
    /** A session in use is prolonged this often: each time is an entry. */
    static final Duration PROLONG_EVERY = Duration.ofHours(1);
    /** How long a code is good: the time it takes to walk to the tablet. */
    public static final Duration CODE_LASTS = Duration.ofMinutes(10);
    /** Most sessions at once, 300 kB: the one that ends first gives way. */
    static final int MAX_SESSIONS = 512;
    /** Most digits and letters looked at. */
    private static final int MAX_TEXT = 256;

    /** Takes entries about who came and went. */
    @FunctionalInterface
    public interface Log {
        /**
         * Notes an entry, which is known from then on.
         *
         * @param durable called when it would survive a power cut
         * @return false when the log cannot take it now: nothing has changed
         */
        boolean note(Entry entry, Runnable durable);
    }

    /**
     * Someone who is signed in.
     *
     * @param token what the browser sends
     * @param opened what the log says
     */
    record Session(String token, SessionOpened opened) {
        /** What a page proves with that it may read the answers of this session. */
        String csrf() {
            return Secrets.hash("lares/csrf/v1 " + token);
        }
    }

    private final Registry registry;
    private final Log log;
    private final Secrets secrets;
    private final InstantSource clock;

    /** Over what the log says. */
    public Sessions(Registry registry, Log log, Secrets secrets, InstantSource clock) {
        this.registry = registry;
        this.log = log;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Whose session this is; empty when it is nobody's any more. Using it prolongs it. */
    Optional<Session> use(String token) {
        if (token.isEmpty() || token.length() > MAX_TEXT) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return registry.logins()
                .session(Secrets.hash(token), now)
                .filter(session -> !isOutdated(session.person(), session.at()) && !isOfTheFuture(session.at(), now))
                .map(session -> new Session(token, prolonged(session, now)));
    }

    /** Those who are signed in here, and those who present a token. */
    public Identities with(Identities tokens) {
        return new Identities() {
            @Override
            public Optional<Principal> bearer(String token) {
                return tokens.bearer(token);
            }

            @Override
            public Optional<SignedIn> session(String cookie) {
                return use(cookie).map(session -> new SignedIn(caller(session), session.csrf()));
            }
        };
    }

    /** Begun by a clock that has been set back far since: it would last until that clock is right again. */
    private static boolean isOfTheFuture(Instant begun, Instant now) {
        return begun.isAfter(now.plus(LASTS));
    }

    /** A credential minted anew ends what was begun with the old one. */
    private boolean isOutdated(PersonId person, Instant begun) {
        return registry.person(person)
                .filter(enrolled -> enrolled.at().isAfter(begun))
                .isPresent();
    }

    private SessionOpened prolonged(SessionOpened session, Instant now) {
        if (Duration.between(now, session.until()).compareTo(LASTS.minus(PROLONG_EVERY)) > 0) {
            return session;
        }
        SessionOpened longer = new SessionOpened(
                now, session.sessionHash(), session.person(), session.scopes(), now.plus(LASTS), session.how());
        return log.note(longer, () -> {}) ? longer : session;
    }

    /** What a session allows: never more than the person's credential does now. */
    Caller.Person caller(Session session) {
        PersonId person = session.opened().person();
        Set<Scope> given = Scope.among(session.opened().scopes());
        Set<Scope> allowed = registry.person(person)
                .map(enrolled -> Scope.among(enrolled.scopes()))
                .map(held ->
                        given.stream().filter(scope -> scope.isCoveredBy(held)).collect(Collectors.toUnmodifiableSet()))
                .orElse(given);
        return new Caller.Person(person, allowed, Caller.Channel.SESSION);
    }

    /**
     * A code with which a person comes in once.
     *
     * @param by who asked for it
     * @param durable called when it would survive a power cut
     * @return the code, shown only now; empty when the log cannot take it now
     */
    Optional<String> mintCode(PersonId person, Set<Scope> scopes, String by, Instant until, Runnable durable) {
        String code = secrets.mintCode();
        Set<String> names = scopes.stream().map(Scope::wireName).collect(Collectors.toUnmodifiableSet());
        CodeMinted minted = new CodeMinted(clock.instant(), codeHash(code), person, names, until, by);
        return log.note(minted, durable) ? Optional.of(code) : Optional.empty();
    }

    /** Whom a code lets in; empty when it is unknown, used or too old. */
    Optional<CodeMinted> code(String code) {
        return code.length() > MAX_TEXT
                ? Optional.empty()
                : registry.logins()
                        .code(codeHash(code), clock.instant())
                        .filter(minted -> !isOutdated(minted.person(), minted.at()))
                        .filter(minted -> !isOfTheFuture(minted.at(), clock.instant()));
    }

    /** However people copy it: with or without the dash, in capitals, with a space at the end. */
    private static String codeHash(String code) {
        return Secrets.hash(code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }

    /** Signs in with a code, which is used up by that; empty when the log cannot take it now. */
    Optional<Session> open(CodeMinted code, Runnable durable) {
        CodeUsed used = new CodeUsed(clock.instant(), code.codeHash(), code.person());
        return log.note(used, () -> {}) ? open(code.person(), code.scopes(), "code", durable) : Optional.empty();
    }

    /** Signs in who has proved it otherwise; empty when the log cannot take it now. */
    Optional<Session> open(PersonId person, Set<String> scopes, String how, Runnable durable) {
        Instant now = clock.instant();
        makeRoom(now);
        String token = secrets.mint();
        SessionOpened opened = new SessionOpened(now, Secrets.hash(token), person, scopes, now.plus(LASTS), how);
        return log.note(opened, durable) ? Optional.of(new Session(token, opened)) : Optional.empty();
    }

    /** The oldest go of whoever has most, so that nobody signs everybody else out. */
    private void makeRoom(Instant now) {
        List<SessionOpened> open = new ArrayList<>(registry.logins().sessions(now));
        while (open.size() >= MAX_SESSIONS) {
            List<SessionOpened> most =
                    open.stream().collect(Collectors.groupingBy(SessionOpened::person)).values().stream()
                            .max(Comparator.comparingInt(List::size))
                            .orElse(open);
            SessionOpened oldest = Collections.min(most, Comparator.comparing(SessionOpened::until));
            open.remove(oldest);
            close(oldest, "too many sessions", () -> {});
        }
    }

    /** Signs out; false when the log cannot take it now. */
    boolean close(Session session, Runnable durable) {
        return close(session.opened(), "signed out", durable);
    }

    private boolean close(SessionOpened session, String reason, Runnable durable) {
        return log.note(new SessionClosed(clock.instant(), session.sessionHash(), session.person(), reason), durable);
    }

    /** Now, as sessions see it. */
    Instant now() {
        return clock.instant();
    }
}
