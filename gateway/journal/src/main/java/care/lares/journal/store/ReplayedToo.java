// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.Entry;
import care.lares.journal.Replay;

/**
 * Tells the past to the house, and what is in it of checkpoints and keys to the journal itself.
 *
 * @param house hears all
 * @param standings hears where checkpoints stand
 * @param keys hears what became of keys
 */
record ReplayedToo(Replay house, Standings standings, KeyNews keys) implements Replay {
    @Override
    public void restated(Entry entry) {
        standings.learn(entry);
        keys.learn(entry);
        house.restated(entry);
    }

    @Override
    public void entry(long seq, Entry entry) {
        standings.learn(entry);
        keys.learn(seq, entry);
        house.entry(seq, entry);
    }

    @Override
    public void damaged(String finding) {
        house.damaged(finding);
    }

    @Override
    public void succeeded(String old, String reason) {
        house.succeeded(old, reason);
    }
}
