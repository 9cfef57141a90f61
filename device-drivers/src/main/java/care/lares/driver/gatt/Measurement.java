// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.gatt;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Value;
import care.lares.domain.ValueType;
import care.lares.driver.Reason;
import care.lares.driver.Rejected;
import care.lares.driver.Scalar;
import care.lares.driver.Understood;
import care.lares.driver.Values;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One measurement while its characteristic is being read: what it says, when, and what is to be known about it. */
final class Measurement {
    /** One thing it says. */
    record Said(Kind kind, Understood.Good value) {}

    private final List<Said> said = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>(0);
    private final Set<Quality> quality = EnumSet.noneOf(Quality.class);
    private Optional<LocalDateTime> at = Optional.empty();
    private String name = "";

    /** A value in a unit; null is one the sensor does not have. */
    void value(Kind kind, Scalar value, String unit) {
        if (value.isMissing()) {
            noValue(kind);
            return;
        }
        Understood understood = Values.of(kind, value, new Scalar(Scalar.Form.TEXT, unit));
        if (understood instanceof Understood.Good good) {
            said.add(new Said(kind, good));
        } else if (understood instanceof Understood.Bad bad) {
            rejected.add(new Rejected(bad.reason(), bad.detail()));
        }
    }

    /** Something is so. */
    void flag(Kind kind) {
        said.add(new Said(kind, Understood.Good.of(Value.Flag.ON)));
    }

    /** The sensor says that it could not measure. */
    void noValue(Kind kind) {
        refuse("the device says that it has no " + kind + ": the measurement failed, or the sensor is off the body");
    }

    /** The sensor says that this is nobody's value. */
    void refuse(String why) {
        rejected.add(new Rejected(Reason.NO_VALUE, why));
    }

    /** All of it is to be taken with this in mind. */
    void mark(Quality more) {
        quality.add(more);
    }

    /** When it was made; empty when the sensor's clock was never set. */
    void at(Optional<LocalDateTime> told) {
        at = told;
        if (told.isEmpty()) {
            mark(Quality.TIME_IMPLAUSIBLE);
        }
    }

    /** What tells it from others of the same second. */
    void named(String part) {
        name = name + ' ' + part;
    }

    List<Said> said() {
        return said;
    }

    List<Rejected> rejected() {
        return rejected;
    }

    /** What is to be known about what it says of a kind: a fault is one, however little the number beside it is worth. */
    Set<Quality> quality(Kind kind) {
        if (kind.type() != ValueType.BOOLEAN) {
            return quality;
        }
        Set<Quality> ofDevice = EnumSet.copyOf(quality);
        ofDevice.removeAll(Set.of(Quality.IMPLAUSIBLE, Quality.CONTACT_LOST));
        return ofDevice;
    }

    Optional<LocalDateTime> at() {
        return at;
    }

    String name() {
        return name;
    }
}
