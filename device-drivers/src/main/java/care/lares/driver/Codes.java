// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Kind;
import care.lares.domain.PlausibleRange;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The codes that coded kinds may have. */
public final class Codes {
    /** Longest code in characters. */
    public static final int MAX_LENGTH = 64;

    private static final BigDecimal MAX_LATITUDE = new BigDecimal("90");
    private static final BigDecimal MAX_LONGITUDE = new BigDecimal("180");
    /** Half the earth's circumference in metres: less accurate says nothing. */
    private static final BigDecimal MAX_ACCURACY = new BigDecimal("20037508");

    private static final Map<Kind, List<String>> LISTS = new EnumMap<>(Map.of(
            Kind.CONSCIOUSNESS, List.of("A", "C", "V", "P", "U"),
            Kind.CALL_REQUEST, List.of("service", "family1", "family2"),
            Kind.ARM_MODE, List.of("disarmed", "home", "night", "away")));

    private Codes() {}

    /** Whether a coded kind may have this code. */
    public static boolean isValid(Kind kind, String code) {
        List<String> list = LISTS.get(kind);
        if (list != null) {
            return list.contains(code);
        }
        return PlainText.isPlain(code, MAX_LENGTH) && (kind != Kind.LOCATION || isLocation(code));
    }

    /** The codes a kind may have, for people: {@code A|C|V|P|U}. */
    public static String accepted(Kind kind) {
        List<String> list = LISTS.get(kind);
        if (list != null) {
            return String.join("|", list);
        }
        return kind == Kind.LOCATION
                ? "\"lat,lon,accuracy\" in degrees and metres"
                : "1 to " + MAX_LENGTH + " printable characters";
    }

    private static boolean isLocation(String text) {
        List<Optional<BigDecimal>> parts = Arrays.stream(text.split(",", -1))
                .map(part -> Decimals.parse(part.strip()))
                .toList();
        return parts.size() == 3
                && within(parts.get(0), MAX_LATITUDE.negate(), MAX_LATITUDE)
                && within(parts.get(1), MAX_LONGITUDE.negate(), MAX_LONGITUDE)
                && within(parts.get(2), BigDecimal.ZERO, MAX_ACCURACY);
    }

    private static boolean within(Optional<BigDecimal> number, BigDecimal low, BigDecimal high) {
        return number.isPresent() && new PlausibleRange(low, high).contains(number.get());
    }
}
