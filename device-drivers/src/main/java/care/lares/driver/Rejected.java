// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

/**
 * Something that could not be understood.
 *
 * @param reason the kind of fault, for counters
 * @param detail what is wrong and what is accepted, for the technician; never a vital sign or a payload
 */
public record Rejected(Reason reason, String detail) {}
