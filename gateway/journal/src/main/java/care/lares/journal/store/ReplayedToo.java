// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.Entry;
import care.lares.journal.Replay;

/**
 * Tells the past to the house, and what is in it of checkpoints to the journal itself.
 *
 * @param house hears all
 * @param standings hears where checkpoints stand
 */
record ReplayedToo(Replay house, Standings standings) implements Replay {
    @Override
    public void restated(Entry entry) {
        standings.learn(entry);
        house.restated(entry);
    }

    @Override
    public void entry(long seq, Entry entry) {
        standings.learn(entry);
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
