// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.PersonId;
import care.lares.domain.ResidentId;
import java.time.Instant;
import java.util.Set;

/**
 * Somebody came to look, looked, or left. Of codes and session tokens only hashes are kept: SHA-256, 32 bytes in
 * lower-case hexadecimal.
 */
public sealed interface AccessEntry extends Entry {
    /** Who. */
    PersonId person();

    @Override
    default Subject subject() {
        return Subject.of(person());
    }

    @Override
    default EntryClass entryClass() {
        return EntryClass.EVIDENCE;
    }

    /** Whoever comes in waits for it, also while telemetry fills the queue. */
    @Override
    default boolean urgent() {
        return !(this instanceof Looked);
    }

    /**
     * A code to come in with once was given out.
     *
     * @param at when
     * @param codeHash of the code
     * @param person whom it lets in
     * @param scopes what that session will allow
     * @param until when it is worth nothing any more
     * @param by who asked for it
     */
    record CodeMinted(Instant at, String codeHash, PersonId person, Set<String> scopes, Instant until, String by)
            implements AccessEntry {
        /** Copies the scopes. */
        public CodeMinted {
            scopes = Set.copyOf(scopes);
        }
    }

    /**
     * A code was used, and is worth nothing from then on.
     *
     * @param at when
     * @param codeHash of the code
     * @param person whom it let in
     */
    record CodeUsed(Instant at, String codeHash, PersonId person) implements AccessEntry {}

    /**
     * A session began.
     *
     * @param at when
     * @param sessionHash of its token
     * @param person whose
     * @param scopes what it allows
     * @param until when it ends by itself
     * @param how it was proved who it is, such as {@code code}
     */
    record SessionOpened(Instant at, String sessionHash, PersonId person, Set<String> scopes, Instant until, String how)
            implements AccessEntry {
        /** Copies the scopes. */
        public SessionOpened {
            scopes = Set.copyOf(scopes);
        }
    }

    /**
     * A session was ended before its time.
     *
     * @param at when
     * @param sessionHash of its token
     * @param person whose
     * @param reason why, in words
     */
    record SessionClosed(Instant at, String sessionHash, PersonId person, String reason) implements AccessEntry {}

    /**
     * Somebody looked at residents' data: one entry per person, residents, purpose and while.
     *
     * @param at when
     * @param person who looked
     * @param residents at whose data: one, or all that a board shows
     * @param purpose what for, such as {@code board} or {@code vitals}
     */
    record Looked(Instant at, PersonId person, Set<ResidentId> residents, String purpose) implements AccessEntry {
        /** Copies the residents. */
        public Looked {
            residents = Set.copyOf(residents);
        }
    }
}
