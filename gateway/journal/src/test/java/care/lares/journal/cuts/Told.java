// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import care.lares.journal.Entry;
import care.lares.journal.Replay;
import care.lares.journal.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What a journal tells of its past when it is opened. */
final class Told implements Replay {
    private final List<Entry> restated = new ArrayList<>();
    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private final List<String> damages = new ArrayList<>();

    List<Entry> restated() {
        return restated;
    }

    TreeMap<Long, Entry> entries() {
        return entries;
    }

    List<String> damages() {
        return damages;
    }

    @Override
    public void restated(Entry entry) {
        restated.add(entry);
    }

    @Override
    public void entry(long seq, Entry entry) {
        if (entries.put(seq, entry) != null) {
            throw new AssertionError("entry " + seq + " was told twice");
        }
    }

    @Override
    public void damaged(String finding) {
        damages.add(finding);
    }

    @Override
    public void erased(Subject subject) {
        restated.removeIf(entry -> entry.subject().equals(subject));
        entries.values().removeIf(entry -> entry.subject().equals(subject));
    }
}
