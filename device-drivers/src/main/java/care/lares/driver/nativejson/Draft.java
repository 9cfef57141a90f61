// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.nativejson;

import care.lares.domain.Kind;
import care.lares.driver.Scalar;
import java.util.Locale;
import java.util.Optional;

/** One object while it is being read: its fields as they stood, and what is wrong with its form. */
final class Draft {
    Scalar t = Scalar.ABSENT;
    Scalar kind = Scalar.ABSENT;
    Scalar value = Scalar.ABSENT;
    Scalar unit = Scalar.ABSENT;
    Scalar id = Scalar.ABSENT;
    /** What is wrong with the form of the object; empty when nothing is. */
    String fault = "";

    /** Keeps a field unless it is there already or is none of ours. */
    void put(String name, Scalar scalar) {
        switch (name) {
            case "t" -> t = once(name, t, scalar);
            case "kind" -> kind = once(name, kind, scalar);
            case "value" -> value = once(name, value, scalar);
            case "unit" -> unit = once(name, unit, scalar);
            case "id" -> id = once(name, id, scalar);
            default -> {}
        }
    }

    Optional<Kind> knownKind() {
        return kind.isText() ? Kind.ofWireName(kind.text()) : Optional.empty();
    }

    /** The kind that was meant, however it is written: {@code "SOS"} is refused as a name, and a call all the same. */
    Optional<Kind> meantKind() {
        return kind.isText() ? Kind.ofWireName(kind.text().strip().toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private Scalar once(String name, Scalar before, Scalar scalar) {
        if (before.form() == Scalar.Form.ABSENT) {
            return scalar;
        }
        fault = "the field " + name + " stands there twice";
        return before;
    }
}
