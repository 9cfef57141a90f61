// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import care.lares.driver.Decimals;
import care.lares.driver.PlainText;
import care.lares.driver.Reason;
import care.lares.driver.Rejected;
import care.lares.driver.Scalar;
import java.math.BigDecimal;
import java.util.Optional;

/** The base values in force: each holds from the record that sets it to the next that sets it anew. */
final class Bases {
    /** Newest version of SenML there is (RFC 8428). */
    static final int VERSION = 10;

    private String name = "";
    private BigDecimal time = BigDecimal.ZERO;
    private boolean timed;
    private String unit = "";
    private BigDecimal value = BigDecimal.ZERO;

    /**
     * Takes over what a record sets.
     *
     * @return what is wrong with it; a base value that is wrong is left as it was
     */
    Optional<Rejected> take(SenmlRecord sets) {
        Optional<Rejected> fault = Optional.empty();
        if (sets.baseName.isText()) {
            name = sets.baseName.text();
        } else if (SenmlRecord.isThere(sets.baseName)) {
            fault = bad(Reason.BAD_ID, "bn must be text of at most " + Scalar.MAX_TEXT + " characters");
        }
        if (sets.baseUnit.isText()) {
            unit = sets.baseUnit.text();
        } else if (SenmlRecord.isThere(sets.baseUnit)) {
            fault = bad(Reason.UNKNOWN_UNIT, "bu must be text");
        }
        if (SenmlRecord.isThere(sets.baseTime)) {
            Optional<BigDecimal> seconds = number(sets.baseTime);
            fault = seconds.isPresent() ? fault : bad(Reason.BAD_TIME, Times.ACCEPTED);
            time = seconds.orElse(BigDecimal.ZERO);
            timed = seconds.isPresent();
        }
        if (SenmlRecord.isThere(sets.baseValue)) {
            Optional<BigDecimal> base = number(sets.baseValue);
            fault = base.isPresent() ? fault : bad(Reason.WRONG_TYPE, "bv must be a number");
            value = base.orElse(BigDecimal.ZERO);
        }
        return fault;
    }

    /** Whether a record is written in a version that nobody here knows. */
    static boolean isTooNew(SenmlRecord sets) {
        return SenmlRecord.isThere(sets.baseVersion)
                && number(sets.baseVersion)
                        .filter(version -> version.compareTo(BigDecimal.valueOf(VERSION)) <= 0)
                        .isEmpty();
    }

    /** The whole name; empty when it is not one (RFC 8428, section 4.5.1). */
    Optional<String> name(SenmlRecord of) {
        boolean given = of.name.isText() || !SenmlRecord.isThere(of.name);
        String whole = name + of.name.text();
        return given && isName(whole) ? Optional.of(whole) : Optional.empty();
    }

    Scalar unit(SenmlRecord of) {
        return of.unit.isMissing() && !unit.isEmpty() ? new Scalar(Scalar.Form.TEXT, unit) : of.unit;
    }

    /** The number with its base added; what is no number stays as it is. */
    Scalar number(SenmlRecord of) {
        if (value.signum() == 0) {
            return of.number;
        }
        return number(of.number)
                .map(own -> new Scalar(Scalar.Form.NUMBER, value.add(own).toPlainString()))
                .orElse(of.number);
    }

    /** Whether a record's own time, if it has one, is a number. */
    static boolean timeIsNumber(SenmlRecord of) {
        return !SenmlRecord.isThere(of.time) || number(of.time).isPresent();
    }

    /** The sum of the times, in seconds; empty when neither is there, which means now. */
    Optional<BigDecimal> time(SenmlRecord of) {
        Optional<BigDecimal> own = number(of.time);
        return own.isPresent() || timed ? Optional.of(time.add(own.orElse(BigDecimal.ZERO))) : Optional.empty();
    }

    private static Optional<BigDecimal> number(Scalar scalar) {
        return scalar.form() == Scalar.Form.NUMBER ? Decimals.parse(scalar.text()) : Optional.empty();
    }

    private static boolean isName(String whole) {
        if (!PlainText.isPlain(whole, 2 * Scalar.MAX_TEXT) || !isLetterOrDigit(whole.charAt(0))) {
            return false;
        }
        return whole.chars().allMatch(c -> isLetterOrDigit(c) || "-:./_".indexOf(c) >= 0);
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static Optional<Rejected> bad(Reason reason, String detail) {
        return Optional.of(new Rejected(reason, detail));
    }
}
