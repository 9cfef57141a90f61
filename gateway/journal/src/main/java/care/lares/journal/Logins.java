// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.journal.AccessEntry.CodeMinted;
import care.lares.journal.AccessEntry.CodeUsed;
import care.lares.journal.AccessEntry.SessionClosed;
import care.lares.journal.AccessEntry.SessionOpened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Codes that still let somebody in, and sessions that have not ended. Told by one thread, asked by any. */
public final class Logins {
    private final Map<String, CodeMinted> codes = new ConcurrentSkipListMap<>();
    private final Map<String, SessionOpened> sessions = new ConcurrentSkipListMap<>();

    void apply(AccessEntry entry) {
        if (entry instanceof CodeMinted minted) {
            codes.values().removeIf(code -> !code.until().isAfter(entry.at()));
            codes.put(minted.codeHash(), minted);
        } else if (entry instanceof CodeUsed used) {
            codes.remove(used.codeHash());
        } else if (entry instanceof SessionOpened opened) {
            sessions.values().removeIf(session -> !session.until().isAfter(entry.at()));
            sessions.put(opened.sessionHash(), opened);
        } else if (entry instanceof SessionClosed closed) {
            sessions.remove(closed.sessionHash());
        }
    }

    /**
     * A code that was not used yet.
     *
     * @param at now: after its time it is nobody's
     */
    public Optional<CodeMinted> code(String codeHash, Instant at) {
        return Optional.ofNullable(codes.get(codeHash))
                .filter(code -> code.until().isAfter(at));
    }

    /**
     * A session that has not ended.
     *
     * @param at now: after its time it is nobody's
     */
    public Optional<SessionOpened> session(String sessionHash, Instant at) {
        return Optional.ofNullable(sessions.get(sessionHash))
                .filter(session -> session.until().isAfter(at));
    }

    /** The sessions that have not ended, for those who bound their number. */
    public List<SessionOpened> sessions(Instant at) {
        return sessions.values().stream()
                .filter(session -> session.until().isAfter(at))
                .toList();
    }

    List<Entry> restated(Instant at) {
        List<Entry> all = new ArrayList<>();
        codes.values().stream().filter(code -> code.until().isAfter(at)).forEach(all::add);
        all.addAll(sessions(at));
        return all;
    }
}
