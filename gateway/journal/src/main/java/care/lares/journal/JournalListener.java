// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

/** What the journal's writer thread tells. Implementations hand over to their own thread and return at once. */
public interface JournalListener {
    /**
     * Every entry below this sequence number would survive a power cut.
     *
     * @param size number of durable entries: one past the newest durable sequence number
     */
    void durable(long size);

    /**
     * Writing failed twice: nothing is durable until {@link #recovered()}; the journal keeps trying.
     *
     * @param reason what the storage said, fit for people
     */
    void failing(String reason);

    /** Writing works again and everything that was waiting has been written. */
    void recovered();
}
