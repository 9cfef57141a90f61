// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

/** What the journal's writer thread tells. Implementations hand over to their own thread and return at once. */
public interface JournalListener {
    /**
     * So many of the entries that {@link Journal#given} counts would survive a power cut.
     *
     * @param size number of durable entries, in the order they were given
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
