// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PlaceId;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where in a home a sensor is, as far as it matters to the rules. Nobody has to say so: the words in the ids of the sensor
 * and of its place do, such as {@code motion-bathroom}, {@code front-door} or {@code Haustür}.
 */
public enum Spot {
    /** Where people fall, and where nobody hears them. */
    BATHROOM,
    /** A door that leads out. */
    EXIT,
    /** Anywhere else. */
    ROOM;

    private static final Set<String> BATH_WORDS =
            Set.of("bathroom", "bath", "toilet", "wc", "restroom", "shower", "bad", "badezimmer", "dusche", "toilette");
    /** Chinese is written without gaps between words. */
    private static final Set<String> BATH_PARTS = Set.of("卫生间", "浴室", "厕所", "洗手间");

    private static final Set<String> EXIT_WORDS = Set.of(
            "front",
            "frontdoor",
            "entrance",
            "entry",
            "exit",
            "haustür",
            "haustuer",
            "wohnungstür",
            "wohnungstuer",
            "eingang",
            "eingangstür",
            "eingangstuer",
            "ausgang");
    private static final Set<String> EXIT_PARTS = Set.of("大门", "入户门", "前门");
    /** Any door leads out. */
    private static final Set<String> DOOR_WORDS = Set.of("door", "tür", "tuer");

    /** Unless another word says that it is one inside, of furniture, or a window: a cupboard by the entrance leads nowhere. */
    private static final Set<String> INNER_WORDS = Set.of(
            "fridge",
            "refrigerator",
            "freezer",
            "cupboard",
            "cabinet",
            "wardrobe",
            "closet",
            "drawer",
            "medicine",
            "window",
            "fenster",
            "kitchen",
            "bedroom",
            "living",
            "inner",
            "kühlschrank",
            "kuehlschrank",
            "schrank",
            "küche",
            "kueche",
            "schlafzimmer",
            "wohnzimmer");

    private static final Pattern GAP = Pattern.compile("[^\\p{L}]+");

    /** Where a sensor is. */
    static Spot of(Kind kind, DeviceId device, Assignment assignment) {
        String place = assignment.place().map(PlaceId::value).orElse("");
        String text = (device.value() + " " + place).toLowerCase(Locale.ROOT);
        Set<String> words = GAP.splitAsStream(text).collect(Collectors.toSet());
        if (words.stream().anyMatch(BATH_WORDS::contains) || BATH_PARTS.stream().anyMatch(text::contains)) {
            return BATHROOM;
        }
        return kind == Kind.CONTACT_OPEN && isExit(text, words) ? EXIT : ROOM;
    }

    private static boolean isExit(String text, Set<String> words) {
        boolean named = words.stream().anyMatch(EXIT_WORDS::contains)
                || EXIT_PARTS.stream().anyMatch(text::contains);
        boolean aDoor = words.stream().anyMatch(DOOR_WORDS::contains);
        return (named || aDoor) && words.stream().noneMatch(INNER_WORDS::contains);
    }
}
