// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.nativejson;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.driver.Scalar;
import care.lares.driver.Understood;
import care.lares.driver.Values;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a call for help from being only a counter: an object that was refused but whose kind is life-safety and whose
 * value says "on" becomes a reading beside its rejection, with what of its time and id can be used.
 *
 * <p>For an SOS anything but a clear "off" or null is "on": a false alarm costs a walk.
 */
final class CallRescue {
    private CallRescue() {}

    static Optional<Reading> rescue(Draft draft, DraftComposer composer) {
        Optional<Kind> kind = draft.meantKind().filter(Kind::lifeSafety);
        if (kind.isEmpty() || !isOn(kind.get(), draft.value)) {
            return Optional.empty();
        }
        Optional<Instant> observedAt = DraftComposer.time(draft.t);
        boolean clockIsBad = observedAt.isEmpty() && !draft.t.isMissing();
        return Optional.of(composer.reading(
                kind.get(),
                Understood.Good.of(Value.Flag.ON),
                observedAt,
                DraftComposer.id(draft.id),
                clockIsBad ? Set.of(Quality.TIME_IMPLAUSIBLE) : Set.of()));
    }

    private static boolean isOn(Kind kind, Scalar value) {
        boolean otherwise = kind == Kind.SOS && value.form() != Scalar.Form.NULL;
        return Values.flag(value).orElse(otherwise);
    }
}
