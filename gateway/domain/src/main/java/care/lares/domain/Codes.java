// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.Optional;
import java.util.function.ToIntFunction;

/** Finds constants by the numbers they have in stored entries. */
public final class Codes {
    private Codes() {}

    /**
     * The constant with a number; empty when a later version wrote it.
     *
     * @param all constants
     * @param code as it is stored
     * @param codeOf the number of a constant
     */
    public static <E extends Enum<E>> Optional<E> find(E[] all, long code, ToIntFunction<E> codeOf) {
        for (E one : all) {
            if (codeOf.applyAsInt(one) == code) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
