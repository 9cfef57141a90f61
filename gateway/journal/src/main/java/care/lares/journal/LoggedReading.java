// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

/**
 * A reading as it was found again.
 *
 * @param origin the log it is in; receipts are made for the current one only
 * @param seq its sequence number there
 * @param logged the entry
 */
public record LoggedReading(String origin, long seq, Entry.ReadingLogged logged) {}
