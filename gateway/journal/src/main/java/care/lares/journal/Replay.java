// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

/** Receives the past when a journal is opened: first the newest snapshot, then every entry after it. */
public interface Replay {
    /** One entry of the snapshot: part of the living state, not a new event. */
    void restated(Entry entry);

    /**
     * One entry of the log after the snapshot.
     *
     * @param seq its sequence number
     */
    void entry(long seq, Entry entry);

    /**
     * Something the journal found wrong with its own past and went on from: raised as an alarm.
     *
     * @param finding what was found and what was done about it, in words
     */
    void damaged(String finding);

    /**
     * A log of which others may hold more than is here was given up, and a new one was begun.
     *
     * @param old the log that was given up
     * @param reason why, in words
     */
    default void succeeded(String old, String reason) {
        damaged("%s cannot go on, %s: a new log was begun".formatted(old, reason));
    }

    /**
     * Somebody was erased, a power cut came before their key was destroyed, and now it is: what was told of them is to be
     * forgotten.
     */
    default void erased(Subject subject) {}
}
