// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.math.BigDecimal;

/** The value of a reading, in the unit of its {@link Kind}. */
public sealed interface Value {
    /**
     * A state or an event.
     *
     * @param on whether it holds
     */
    record Flag(boolean on) implements Value {
        /** It holds. */
        public static final Flag ON = new Flag(true);
        /** It does not hold. */
        public static final Flag OFF = new Flag(false);

        /** One of the two constants. */
        public static Flag of(boolean on) {
            return on ? ON : OFF;
        }
    }

    /**
     * A number, exactly as it was sent or converted: decimal, never a binary fraction.
     *
     * @param number in the unit of the kind
     */
    record Quantity(BigDecimal number) implements Value {}

    /**
     * A code such as {@code A} of ACVPU.
     *
     * @param code 1 to 64 characters
     */
    record Code(String code) implements Value {
        /** Refuses empty and overlong codes. */
        public Code {
            if (code.isEmpty() || code.length() > Ids.MAX_LENGTH) {
                throw new IllegalArgumentException("a code has 1 to " + Ids.MAX_LENGTH + " characters");
            }
        }
    }
}
