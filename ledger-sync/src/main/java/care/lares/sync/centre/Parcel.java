// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

/**
 * What is sent in one piece: a FHIR transaction bundle.
 *
 * @param id its stable identifier: the same whenever the same is sent again
 * @param entries how many entries it has, each of which the centre must confirm
 * @param json the bundle, UTF-8
 */
// Written once and only read: too large to be copied.
@SuppressWarnings("ArrayRecordComponent")
public record Parcel(String id, int entries, byte[] json) {}
