// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import care.lares.driver.Scalar;
import java.util.ArrayList;
import java.util.List;

/** One record while it is being read: its fields as they stood, and what is wrong with its form. */
final class SenmlRecord {
    private static final int MAX_MORE = 8;

    Scalar baseName = Scalar.ABSENT;
    Scalar baseTime = Scalar.ABSENT;
    Scalar baseUnit = Scalar.ABSENT;
    Scalar baseValue = Scalar.ABSENT;
    Scalar baseSum = Scalar.ABSENT;
    Scalar baseVersion = Scalar.ABSENT;
    Scalar name = Scalar.ABSENT;
    Scalar unit = Scalar.ABSENT;
    Scalar number = Scalar.ABSENT;
    Scalar text = Scalar.ABSENT;
    Scalar flag = Scalar.ABSENT;
    Scalar data = Scalar.ABSENT;
    Scalar sum = Scalar.ABSENT;
    Scalar time = Scalar.ABSENT;
    /** Values that stand there beside the first by their label: the record is refused, and may be a call all the same. */
    final List<Scalar> more = new ArrayList<>(0);
    /** What is wrong with the form of the record; empty when nothing is. */
    String fault = "";
    /** Whether it holds a label that must be understood (it ends in {@code _}) and is not. */
    boolean mustUnderstand;

    /** Keeps a field by its JSON label; labels that nobody knows are passed over unless they must be understood. */
    void put(String label, Scalar scalar) {
        switch (label) {
            case "bn" -> baseName = once(label, baseName, scalar);
            case "bt" -> baseTime = once(label, baseTime, scalar);
            case "bu" -> baseUnit = once(label, baseUnit, scalar);
            case "bv" -> baseValue = once(label, baseValue, scalar);
            case "bs" -> baseSum = once(label, baseSum, scalar);
            case "bver" -> baseVersion = once(label, baseVersion, scalar);
            case "n" -> name = once(label, name, scalar);
            case "u" -> unit = once(label, unit, scalar);
            case "v" -> number = once(label, number, scalar);
            case "vs" -> text = once(label, text, scalar);
            case "vb" -> flag = once(label, flag, scalar);
            case "vd" -> data = once(label, data, scalar);
            case "s" -> sum = once(label, sum, scalar);
            case "t" -> time = once(label, time, scalar);
            default -> mustUnderstand |= label.endsWith("_");
        }
    }

    /** How many of the four value fields are there. */
    int values() {
        int count = 0;
        for (Scalar value : new Scalar[] {number, text, flag, data}) {
            count += isThere(value) ? 1 : 0;
        }
        return count;
    }

    /** Whether it tells nothing and only sets base values for those behind it. */
    boolean onlySetsBase() {
        boolean tells = values() > 0 || isThere(name) || isThere(unit) || isThere(sum) || isThere(time);
        boolean sets = isThere(baseName)
                || isThere(baseTime)
                || isThere(baseUnit)
                || isThere(baseValue)
                || isThere(baseSum)
                || isThere(baseVersion);
        return sets && !tells;
    }

    static boolean isThere(Scalar scalar) {
        return scalar.form() != Scalar.Form.ABSENT;
    }

    private Scalar once(String label, Scalar before, Scalar scalar) {
        if (!isThere(before)) {
            return scalar;
        }
        if ((label.equals("vb") || label.equals("vs")) && more.size() < MAX_MORE) {
            more.add(scalar);
        }
        fault = "the label " + label + " stands there twice";
        return before;
    }
}
