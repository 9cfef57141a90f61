// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

/**
 * A value as the device sent it, kept beside the converted one.
 *
 * @param number the number as text, exactly as sent
 * @param unit the unit as sent
 */
public record SentValue(String number, String unit) {}
