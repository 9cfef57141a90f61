// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.nativejson;

import care.lares.domain.Kind;
import care.lares.driver.CallNames;
import care.lares.driver.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One object while it is being read: its fields as they stood, and what is wrong with its form. */
final class Draft {
    private static final int MAX_MORE = 8;

    Scalar t = Scalar.ABSENT;
    Scalar kind = Scalar.ABSENT;
    Scalar value = Scalar.ABSENT;
    Scalar unit = Scalar.ABSENT;
    Scalar id = Scalar.ABSENT;
    /** Values that stand there beside the first; two fields of one name are refused, and may be a call all the same. */
    private final List<Scalar> more = new ArrayList<>(0);
    /** What is wrong with the form of the object; empty when nothing is. */
    String fault = "";

    /** Keeps a field unless it is there already or is none of ours. */
    void put(String name, Scalar scalar) {
        switch (name) {
            case "t" -> t = once(name, t, scalar);
            case "kind" -> kind = once(name, kind, scalar);
            case "value" -> {
                if (value.form() != Scalar.Form.ABSENT && more.size() < MAX_MORE) {
                    more.add(scalar);
                }
                value = once(name, value, scalar);
            }
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
        return kind.isText() ? meant(kind.text()) : Optional.empty();
    }

    /** The kind that a name means, or one by which devices call elsewhere: {@code panic_button}. */
    static Optional<Kind> meant(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return Kind.ofWireName(plain).or(() -> CallNames.kind(plain));
    }

    /** The values that stand there: one, unless the object is refused. */
    List<Scalar> values() {
        List<Scalar> all = new ArrayList<>(more);
        all.add(value);
        return all;
    }

    private Scalar once(String name, Scalar before, Scalar scalar) {
        if (before.form() == Scalar.Form.ABSENT) {
            return scalar;
        }
        fault = "the field " + name + " stands there twice";
        return before;
    }
}
