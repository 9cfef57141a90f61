// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

/**
 * What tells whether a file is still the one it was, and untouched.
 *
 * @param identity another text for another file under the same name
 * @param size in bytes
 * @param modifiedMillis when it was last written to, milliseconds since 1970
 */
public record FileStamp(String identity, long size, long modifiedMillis) {}
