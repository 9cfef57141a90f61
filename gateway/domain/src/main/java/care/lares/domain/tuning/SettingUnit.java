// SPDX-License-Identifier: Apache-2.0
package care.lares.domain.tuning;

import care.lares.domain.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.regex.Pattern;

/** What the number of a setting counts, and how people write it: as the number it is, unless a unit says otherwise. */
public enum SettingUnit {
    /** Seconds. */
    TIME {
        @Override
        public String text(long value) {
            if (value > 0 && value % DAY == 0) {
                return value / DAY + "d";
            }
            if (value > 0 && value % HOUR == 0) {
                return value / HOUR + "h";
            }
            return value > 0 && value % MINUTE == 0 ? value / MINUTE + "m" : value + "s";
        }

        @Override
        public long value(String text, long least, long most) {
            if (!TIME_TEXT.matcher(text).matches()) {
                throw new IllegalArgumentException("no length of time: " + text);
            }
            return Span.of(text).toSeconds();
        }
    },
    /** Degrees Celsius. */
    CELSIUS,
    /** Per cent. */
    PERCENT,
    /** Things. */
    NUMBER,
    /** Tenths of what people write: {@code 365} is 36.5. */
    TENTHS {
        @Override
        public String text(long value) {
            return BigDecimal.valueOf(value, 1).stripTrailingZeros().toPlainString();
        }

        @Override
        public long value(String text, long least, long most) {
            return tenths(new BigDecimal(text));
        }
    },
    /** Seconds after midnight by the house's clock; those of the small hours, where they are late, past 24 hours. */
    CLOCK {
        @Override
        public String text(long value) {
            return LocalTime.ofSecondOfDay(value % DAY).toString();
        }

        /** The small hours are late where the evening is early. */
        @Override
        public long value(String text, long least, long most) {
            if (!CLOCK_TEXT.matcher(text).matches()) {
                throw new IllegalArgumentException("no time of day: " + text);
            }
            long second = LocalTime.parse(text).toSecondOfDay();
            return second < least && second + DAY <= most ? second + DAY : second;
        }
    },
    /** Hundred-thousandths of a degree of latitude or longitude: about a metre. */
    ARC {
        @Override
        public String text(long value) {
            return BigDecimal.valueOf(value, ARC_DECIMALS).toPlainString();
        }

        @Override
        public long value(String text, long least, long most) {
            if (!ARC_TEXT.matcher(text).matches()) {
                throw new IllegalArgumentException("no degrees: " + text);
            }
            return new BigDecimal(text).movePointRight(ARC_DECIMALS).longValueExact();
        }
    };

    /** So many of {@link #ARC} make a degree. */
    public static final double ARC_PER_DEGREE = 100_000;

    /** Of a degree: a metre or so, closer than anything can be measured outdoors. */
    private static final int ARC_DECIMALS = 5;

    private static final Pattern ARC_TEXT = Pattern.compile("-?[0-9]{1,3}(?:\\.[0-9]{1,5})?");
    private static final Pattern TIME_TEXT = Pattern.compile("[1-9][0-9]{0,5}[smhd]");
    private static final Pattern CLOCK_TEXT = Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]");
    private static final long MINUTE = Duration.ofMinutes(1).toSeconds();
    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private static final long DAY = Duration.ofDays(1).toSeconds();

    /** A value as people write it: {@code 4h}, {@code 10}. */
    public String text(long value) {
        return Long.toString(value);
    }

    /**
     * The value somebody wrote.
     *
     * @param least the smallest safe value
     * @param most the largest safe value: which day a time of day belongs to depends on both
     * @throws IllegalArgumentException when it is none
     */
    public long value(String text, long least, long most) {
        return Long.parseLong(text);
    }

    /**
     * The value in {@link #TENTHS}.
     *
     * @throws IllegalArgumentException when it is finer than a tenth
     */
    public static long tenths(BigDecimal number) {
        try {
            return number.movePointRight(1).longValueExact();
        } catch (ArithmeticException finer) {
            throw new IllegalArgumentException("finer than a tenth: " + number.toPlainString(), finer);
        }
    }
}
