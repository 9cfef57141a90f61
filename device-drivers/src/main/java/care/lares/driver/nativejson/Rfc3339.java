// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.nativejson;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * RFC 3339 date-times, section 5.6: with any offset and any number of fraction digits; {@code t}, {@code z} and a space
 * are taken as the RFC allows; a leap second is the second after it. Microseconds are kept.
 */
final class Rfc3339 {
    /** Longest text in characters: a fraction finer than this is no time. */
    static final int MAX_LENGTH = 64;

    private static final int SECONDS_END = "2026-11-21T08:00:00".length();
    private static final int SECONDS_PER_DAY = 86_400;

    private final String text;
    private int at;
    private boolean bad;

    private Rfc3339(String text) {
        this.text = text;
    }

    /** The moment a text names, or empty when it is not RFC 3339. */
    static Optional<Instant> parse(String text) {
        if (text.length() <= SECONDS_END || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return new Rfc3339(text).read();
    }

    private Optional<Instant> read() {
        int year = digits(4);
        expect("-");
        int month = digits(2);
        expect("-");
        int day = digits(2);
        expect("Tt ");
        int hour = digits(2);
        expect(":");
        int minute = digits(2);
        expect(":");
        int second = digits(2);
        int nanos = fraction();
        int offset = offset();
        boolean dateIsReal = month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
        if (bad || at != text.length() || !dateIsReal || hour > 23 || minute > 59 || second > 60) {
            return Optional.empty();
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        long seconds = days * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second - offset;
        return Optional.of(Instant.ofEpochSecond(seconds, nanos));
    }

    private int digits(int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            int digit = at < text.length() ? text.charAt(at) - '0' : -1;
            if (digit < 0 || digit > 9) {
                bad = true;
                return 0;
            }
            number = number * 10 + digit;
            at++;
        }
        return number;
    }

    private void expect(String oneOf) {
        if (at < text.length() && oneOf.indexOf(text.charAt(at)) >= 0) {
            at++;
        } else {
            bad = true;
        }
    }

    /** Nanoseconds, whole microseconds. */
    private int fraction() {
        if (bad || text.charAt(at) != '.') {
            return 0;
        }
        at++;
        int start = at;
        int micros = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            micros = at - start < 6 ? micros * 10 + text.charAt(at) - '0' : micros;
            at++;
        }
        bad |= at == start;
        for (int i = at - start; i < 6; i++) {
            micros *= 10;
        }
        return micros * 1_000;
    }

    /** Seconds east of Greenwich. */
    private int offset() {
        if (bad || at >= text.length()) {
            bad = true;
            return 0;
        }
        char sign = text.charAt(at);
        at++;
        if (sign == 'Z' || sign == 'z') {
            return 0;
        }
        int hours = digits(2);
        expect(":");
        int minutes = digits(2);
        bad |= (sign != '+' && sign != '-') || hours > 23 || minutes > 59;
        int seconds = hours * 3600 + minutes * 60;
        return sign == '-' ? -seconds : seconds;
    }
}
