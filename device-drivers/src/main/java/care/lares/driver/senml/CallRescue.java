// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import care.lares.domain.Kind;
import care.lares.driver.CallWords;
import care.lares.driver.FlagWords;
import care.lares.driver.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps a call for help from being only a counter: a record that was refused but whose name is a life-safety kind and
 * whose value says "on" becomes a reading beside its rejection.
 *
 * <p>What is "on" {@link CallWords} says; of a value that stands there twice, one of them is enough.
 */
final class CallRescue {
    private static final Pattern NAME = Pattern.compile("\"n\"\\s*:\\s*\"([^\"{}]{1,128})\"");
    private static final Pattern VALUE = Pattern.compile("\"v([bs]?)\"\\s*:\\s*\"?([^\",{}\\]\\s]{1,32})");
    private static final Pattern UNIT = Pattern.compile("\"b?u\"\\s*:\\s*\"[^\"]");
    private static final Pattern BASE_UNIT = Pattern.compile("\"bu\"\\s*:\\s*\"[^\"]");

    private CallRescue() {}

    /** Whether a record calls for help, however wrong the rest of it is. */
    static boolean isCall(Resolved one) {
        return kind(one).filter(kind -> isOn(kind, one)).isPresent();
    }

    /** The life-safety kind a record's name says. */
    static Optional<Kind> kind(Resolved one) {
        return Names.meaning(one.measure()).flatMap(Meaning::call);
    }

    /** 1 ppm of gas in a unit nobody can convert is a number that was refused, and no fire. */
    private static boolean isOn(Kind kind, Resolved one) {
        Scalar number = isAmount(one.measure(), !one.unit().isMissing()) ? Scalar.ABSENT : one.number();
        List<Scalar> values = new ArrayList<>(one.record().more);
        values.addAll(List.of(one.record().flag, number, one.record().text));
        boolean saysOn = values.stream()
                .anyMatch(value -> FlagWords.flag(value, kind, one.measure()).orElse(false));
        boolean saysOff = values.stream().filter(SenmlRecord::isThere).anyMatch(value -> isOff(value, kind, one));
        return saysOn || (kind == Kind.SOS && !saysOff);
    }

    private static boolean isAmount(String measure, boolean hasUnit) {
        return Names.meaning(measure)
                .filter(meaning -> meaning.isAmount(hasUnit))
                .isPresent();
    }

    private static boolean isOff(Scalar value, Kind kind, Resolved one) {
        return CallWords.call(value, kind, one.measure()).filter(on -> !on).isPresent();
    }

    /** The call in a message that was not taken: the text of a record that names one and does not say that it is off. */
    static Optional<Kind> inRubble(byte[] payload) {
        String text = new String(payload, StandardCharsets.ISO_8859_1);
        Matcher name = NAME.matcher(text);
        Matcher baseUnit = BASE_UNIT.matcher(text);
        int based = baseUnit.find() ? baseUnit.start() : text.length();
        while (name.find()) {
            String measure = Names.measure(name.group(1));
            Optional<Kind> call = Names.meaning(measure).flatMap(Meaning::call);
            if (call.isPresent() && isOn(call.get(), measure, around(text, name), based < name.end())) {
                return call;
            }
        }
        return Optional.empty();
    }

    /** Whether the text of a record says "on"; {@code based} when a base unit is in force. */
    private static boolean isOn(Kind kind, String measure, String record, boolean based) {
        boolean hasUnit = based || UNIT.matcher(record).find();
        Scalar found = value(record, isAmount(measure, hasUnit));
        boolean isNull = found.text().equals("null");
        return !isNull && CallWords.call(found, kind, measure).orElse(false);
    }

    private static Scalar value(String record, boolean isAmount) {
        Matcher value = VALUE.matcher(record);
        while (value.find()) {
            boolean isNumber = value.group(1).isEmpty();
            if (!(isNumber && isAmount)) {
                return new Scalar(Scalar.Form.TEXT, value.group(2));
            }
        }
        return Scalar.ABSENT;
    }

    /** The text of the record that holds a match, as far as it has an end. */
    private static String around(String text, Matcher match) {
        int end = text.indexOf('}', match.end());
        return text.substring(Math.max(0, text.lastIndexOf('{', match.start())), end < 0 ? text.length() : end);
    }
}
