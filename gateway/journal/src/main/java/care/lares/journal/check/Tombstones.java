// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether every key that is destroyed was destroyed because somebody was erased, as entries of the log tell it. */
final class Tombstones {
    private static final int ERASED = 28;
    private static final int ERASED_ITEMS = 5;
    private static final int KEYS = 3;
    private static final String FILE = "keys/subjects.keys";

    private final Set<Integer> closed = new TreeSet<>();
    private final Set<Integer> told = new TreeSet<>();
    private final Set<Integer> lost = new TreeSet<>();
    private long lostEntries;

    /** An entry under a key that is destroyed. */
    void closed(int subject) {
        closed.add(subject);
    }

    /** An entry under a key that is newer than the key file that was put back. */
    void lost(int subject) {
        lost.add(subject);
        lostEntries++;
    }

    /** An entry that could be opened. */
    void opened(byte[] body) throws RefusedException {
        Optional<List<Object>> erased = CborItems.of(body, ERASED, ERASED_ITEMS);
        if (erased.isPresent() && erased.get().get(KEYS) instanceof List<?> keys) {
            keys.forEach(key -> told.add(((Number) key).intValue()));
        }
    }

    /**
     * Everything was read.
     *
     * @param copied whether the log is a copy: the entry that says so may have come after it was made
     */
    void judge(KeyFiles keys, boolean copied, Findings findings) throws RefusedException {
        for (int subject : closed) {
            if (!told.contains(subject)) {
                untold(subject, copied, findings);
            }
        }
        if (lostEntries > 0) {
            findings.note(
                    FILE,
                    0,
                    lostEntries + " entries are under " + lost.size() + " keys that are newer than the key file",
                    "they stay closed for ever here; their places are proved, and no number of a key is given twice");
        }
        for (int subject : told) {
            if (keys.subject(subject).isPresent()) {
                findings.note(
                        FILE,
                        0,
                        "key " + subject + " is still there though an entry says that it is destroyed",
                        "an erasure that was interrupted, or goes on: done at start");
            }
        }
    }

    private static void untold(int subject, boolean copied, Findings findings) {
        String what = "key " + subject + " is destroyed, and no entry says that anybody was erased";
        if (copied) {
            findings.note(FILE, 0, what, "somebody was erased after this copy of the log was made, and stays so");
        } else {
            findings.fault(
                    FILE, 0, what, "what is under it was made unreadable in secret, or the entry that said so is gone");
        }
    }
}
