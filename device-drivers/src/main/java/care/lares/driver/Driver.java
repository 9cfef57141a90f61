// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

/** Makes readings of one family's messages. Implementations are pure, safe for use by several threads, never throw. */
public interface Driver {
    /** The family's name in counters and logs, such as {@code native}. */
    String name();

    /** What a message means; rubbish is a value, not an exception. */
    Decoded decode(RawMessage message);
}
