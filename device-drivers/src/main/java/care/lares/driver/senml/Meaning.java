// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import static care.lares.driver.senml.SenmlRecord.isThere;

import care.lares.domain.Kind;
import care.lares.domain.ValueType;
import care.lares.driver.Scalar;
import care.lares.driver.Values;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a name may mean: one kind, or a flag and a number that go by the same name, as {@code co} does.
 *
 * @param flag what it is with {@code vb}, {@code vs}, or a bare 1 or 0
 * @param number what it is with {@code v}
 */
record Meaning(@Nullable Kind flag, @Nullable Kind number) {
    static Meaning of(Kind kind) {
        return kind.type() == ValueType.NUMERIC ? new Meaning(null, kind) : new Meaning(kind, null);
    }

    /** The kind this record tells. */
    Kind kind(SenmlRecord record, Scalar unit) {
        Kind only = flag == null ? number : flag;
        if (flag == null || number == null) {
            return java.util.Objects.requireNonNull(only, "a name means something");
        }
        boolean isNumber = isThere(record.number)
                && !(unit.isMissing() && Values.flag(record.number).isPresent());
        return isNumber ? number : flag;
    }

    /** Whether a number with a unit beside it is an amount, and not the 1 or 0 of a flag. */
    boolean isAmount(boolean hasUnit) {
        return number != null && hasUnit;
    }

    /** The kind of a call for help that may go by this name. */
    Optional<Kind> call() {
        return Optional.ofNullable(flag).filter(Kind::lifeSafety);
    }
}
