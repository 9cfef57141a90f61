// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.nativejson;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.driver.CallWords;
import care.lares.driver.Scalar;
import care.lares.driver.Understood;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps a call for help from being only a counter: an object that was refused but whose kind is life-safety and whose
 * value says "on" becomes a reading beside its rejection, with what of its time and id can be used.
 *
 * <p>Water on the floor is told in the same words, and is kept as well.
 *
 * <p>What is "on" {@link CallWords} says; of a value that stands there twice, one of them is enough.
 */
final class CallRescue {
    /** A field with a word in it, however both are quoted. */
    private static final Pattern KIND = field("kind");

    private static final Pattern VALUE = field("value");
    /** How far apart the fields of one reading may be in rubble, in characters; many names cost no more than few. */
    private static final int NEARBY = 256;

    private CallRescue() {}

    static Optional<Reading> rescue(Draft draft, DraftComposer composer) {
        Optional<Kind> kind = draft.meantKind().filter(CallRescue::isHazard);
        if (kind.isEmpty() || draft.values().stream().noneMatch(value -> isOn(kind.get(), value))) {
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

    private static boolean isHazard(Kind kind) {
        return kind.lifeSafety() || kind == Kind.WATER_LEAK;
    }

    /** The call in a message that was not taken: a kind that calls, and no value beside it that says "off". */
    static Optional<Kind> inRubble(byte[] payload) {
        String text = new String(payload, StandardCharsets.ISO_8859_1);
        Matcher name = KIND.matcher(text);
        while (name.find()) {
            Optional<Kind> kind = Draft.meant(name.group(1)).filter(Kind::lifeSafety);
            if (kind.filter(known -> isOn(known, valueNear(name, text))).isPresent()) {
                return kind;
            }
        }
        return Optional.empty();
    }

    /** The value between the braces that hold a name, as far as there are any. */
    private static Scalar valueNear(Matcher name, String text) {
        String before = text.substring(Math.max(0, name.start() - NEARBY), name.start());
        String behind = text.substring(name.end(), Math.min(text.length(), name.end() + NEARBY));
        int end = behind.indexOf('}');
        String both = before.substring(before.lastIndexOf('{') + 1) + (end < 0 ? behind : behind.substring(0, end));
        Matcher value = VALUE.matcher(both);
        if (!value.find()) {
            return Scalar.ABSENT;
        }
        return value.group(1).equals("null") ? Scalar.NULL : new Scalar(Scalar.Form.TEXT, value.group(1));
    }

    private static Pattern field(String name) {
        return Pattern.compile("\\b" + name + "\\b['\"]?\\s*[:=]\\s*['\"]?(\\w{1,32})", Pattern.CASE_INSENSITIVE);
    }

    private static boolean isOn(Kind kind, Scalar value) {
        return CallWords.call(value, kind, kind.wireName()).orElse(false);
    }
}
