// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.Codes;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The log was copied, or turned out to be a copy that is older than what was shown to others. */
public sealed interface BackupEntry extends Entry {
    /** The log this is about, {@code lares.local/<random>}. */
    String origin();

    /** Number of entries of that log, as its newest checkpoint says; 0 when only a ledger knows. */
    long size();

    /** Its root at that size, 32 bytes in lower-case hexadecimal; zeros when only a ledger knows. */
    String rootHash();

    @Override
    default Subject subject() {
        return Subject.SITE;
    }

    @Override
    default EntryClass entryClass() {
        return EntryClass.EVIDENCE;
    }

    /**
     * A backup was made and checked.
     *
     * @param at when it was complete
     * @param origin the log it ends in
     * @param size that of the newest checkpoint in it; it may hold entries beyond
     * @param rootHash the root at that size
     * @param contents what it holds, in single words such as {@code log}
     * @param by who asked for it
     */
    record BackupMade(Instant at, String origin, long size, String rootHash, Set<String> contents, String by)
            implements BackupEntry {
        /** Copies the contents, refuses a size that cannot be. */
        public BackupMade {
            contents = Set.copyOf(contents);
            requireSize(size);
        }
    }

    /**
     * A log was given up since more of it was published than is here: a backup or an old copy was put back. Stands right
     * behind the link to that log.
     *
     * @param at when
     * @param origin the log that was given up
     * @param size the most that is known to have been published of it; 0 when only a ledger knows
     * @param rootHash its root at that size
     * @param cause how that came out
     * @param by who restored it, or who knew more
     */
    record Restored(Instant at, String origin, long size, String rootHash, Cause cause, String by)
            implements BackupEntry {
        /** Refuses a size that cannot be. */
        public Restored {
            requireSize(size);
        }
    }

    /** How it came out that a log is older than what was published of it; the codes are on disk for ever. */
    enum Cause {
        /** It was restored from a backup, so there may be more of it. */
        BACKUP(1),
        /** A witness showed a checkpoint of it that this box has signed and does not hold. */
        WITNESS(2),
        /** The ledger holds an anchor of this box that this box does not know. */
        LEDGER(3);

        private final int code;

        Cause(int code) {
            this.code = code;
        }

        /** Its number in entries. */
        public int code() {
            return code;
        }

        /** The public name. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The cause of a number in an entry. */
        public static Optional<Cause> ofCode(long code) {
            return Codes.find(values(), code, Cause::code);
        }
    }

    private static void requireSize(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a size is not negative");
        }
    }
}
