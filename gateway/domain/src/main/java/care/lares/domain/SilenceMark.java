// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The detail of a line of history by which somebody takes the sound off, or by which it comes back: {@code sound off for
 * 2 min at wall-2}, {@code sound on again at wall-2}.
 *
 * @param length for how long; zero: it is over
 * @param console where; every other console goes on sounding
 */
public record SilenceMark(Duration length, String console) {
    private static final Pattern OFF = Pattern.compile("sound off for ([0-9]{1,6}) (s|min) at (.+)", Pattern.DOTALL);
    private static final String ON = "sound on again at ";

    /** That it is over at this console. */
    public static SilenceMark over(String console) {
        return new SilenceMark(Duration.ZERO, console);
    }

    /** As it stands in a detail. */
    public String text() {
        if (length.isZero()) {
            return ON + console;
        }
        boolean minutes = length.toSecondsPart() == 0;
        return "sound off for " + (minutes ? length.toMinutes() + " min" : length.toSeconds() + " s") + " at "
                + console;
    }

    /** The mark of a line; empty when it is about something else, or names no console. */
    public static Optional<SilenceMark> of(AlarmEvent event) {
        return switch (event.step()) {
            case SILENCED -> off(OFF.matcher(event.detail()));
            case SILENCE_OVER ->
                Optional.of(event.detail())
                        .filter(detail -> detail.startsWith(ON))
                        .map(detail -> over(detail.substring(ON.length())));
            default -> Optional.empty();
        };
    }

    private static Optional<SilenceMark> off(Matcher form) {
        if (!form.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(form.group(1));
        Duration length = form.group(2).equals("min") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
        return Optional.of(new SilenceMark(length, form.group(3)));
    }
}
