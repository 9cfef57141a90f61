// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.recording;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;

/** Times as recordings write them. Without a zone they are taken for UTC: only what lies between them is played. */
final class Times {
    /** Numbers from here on count milliseconds since 1970, smaller ones seconds: the year 5138, or March 1973. */
    private static final BigDecimal MILLISECONDS_FROM = new BigDecimal("1e11");

    private static final long MILLIS = 1_000;

    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[ ]['T']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    private Times() {}

    /** RFC 3339 and what comes close to it, or seconds or milliseconds since 1970 or since the recording began. */
    static Instant of(String text) throws UnreadableLineException {
        if (text.matches("[0-9]+(\\.[0-9]+)?")) {
            return ofNumber(new BigDecimal(text));
        }
        try {
            // mosquitto_sub writes a Z that means nothing in front of the zone.
            String plain = text.replaceFirst("Z(?=[+-])", "");
            TemporalAccessor time = WRITTEN.parseBest(plain, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new UnreadableLineException("'" + text + "' is no time", e);
        }
    }

    private static Instant ofNumber(BigDecimal number) throws UnreadableLineException {
        BigDecimal millis =
                number.compareTo(MILLISECONDS_FROM) >= 0 ? number : number.multiply(BigDecimal.valueOf(MILLIS));
        try {
            return Instant.ofEpochMilli(millis.toBigInteger().longValueExact());
        } catch (ArithmeticException e) {
            throw new UnreadableLineException("'" + number + "' is no time", e);
        }
    }
}
