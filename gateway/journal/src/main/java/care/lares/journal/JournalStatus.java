// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

/**
 * What the log says of itself.
 *
 * @param origin the name of the current log
 * @param next the next sequence number
 * @param durable number of entries that would survive a power cut
 * @param sealed number of entries covered by the newest published checkpoint
 * @param failing why nothing can be written at the moment; empty when all is well
 * @param verifierKey the log's public key as a C2SP vkey
 */
public record JournalStatus(String origin, long next, long durable, long sealed, String failing, String verifierKey) {}
