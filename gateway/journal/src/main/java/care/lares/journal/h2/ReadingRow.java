// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.SentValue;
import care.lares.domain.Value;
import care.lares.journal.Entry;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a reading has beside its series and its effective time: a byte of flags, then what they announce, in the order
 * they are declared in.
 */
final class ReadingRow {
    /** The device told a time; what follows is the time that is not the effective one, as a difference. */
    private static final int OBSERVED = 1;

    private static final int QUALITY = 2;
    private static final int TRANSPORT_ID = 4;
    private static final int SOURCE_ID = 8;
    private static final int SENT = 16;
    /** Of a flag: it is on. Of a number: it is whole. */
    private static final int PLAIN = 32;
    /** Of a number: it does not fit into 64 bits. */
    private static final int BIG = 64;

    private ReadingRow() {}

    static void write(IndexedReading indexed, RowWriter out) {
        Entry.ReadingLogged logged = indexed.logged();
        Reading reading = logged.reading();
        out.raw(flags(logged));
        if (reading.observedAt().isPresent()) {
            long observed = IndexedReading.micros(reading.observedAt().get());
            out.signed(trusted(reading.quality()) ? received(reading) - indexed.at() : observed - indexed.at());
        }
        if (!reading.quality().isEmpty()) {
            out.number(reading.quality().stream()
                    .mapToLong(quality -> 1L << quality.code())
                    .sum());
        }
        if (logged.transportId() != 0) {
            out.fixed(logged.transportId());
        }
        reading.sourceId().ifPresent(out::text);
        reading.sent().ifPresent(sent -> out.text(sent.number()).text(sent.unit()));
        write(reading.value(), out);
    }

    static Entry.ReadingLogged read(SeriesKey series, long at, RowReader in) throws DamagedRowException {
        int flags = in.raw();
        long other = (flags & OBSERVED) == 0 ? 0 : at + in.signed();
        Set<Quality> quality = (flags & QUALITY) == 0 ? Set.of() : quality(in.number());
        long transportId = (flags & TRANSPORT_ID) == 0 ? 0 : in.fixed();
        Optional<String> sourceId = (flags & SOURCE_ID) == 0 ? Optional.empty() : Optional.of(in.text());
        Optional<SentValue> sent =
                (flags & SENT) == 0 ? Optional.empty() : Optional.of(new SentValue(in.text(), in.text()));
        boolean observed = (flags & OBSERVED) != 0;
        boolean swapped = observed && trusted(quality);
        Optional<Instant> observedAt =
                observed ? Optional.of(IndexedReading.instant(swapped ? at : other)) : Optional.empty();
        Reading reading = new Reading(
                series.device(),
                series.kind(),
                value(series, flags, in),
                IndexedReading.instant(swapped ? other : at),
                observedAt,
                sourceId,
                quality,
                sent);
        return new Entry.ReadingLogged(reading, series.assignment(), transportId);
    }

    private static int flags(Entry.ReadingLogged logged) {
        Reading reading = logged.reading();
        return (reading.observedAt().isPresent() ? OBSERVED : 0)
                | (reading.quality().isEmpty() ? 0 : QUALITY)
                | (logged.transportId() == 0 ? 0 : TRANSPORT_ID)
                | (reading.sourceId().isPresent() ? SOURCE_ID : 0)
                | (reading.sent().isPresent() ? SENT : 0)
                | valueFlags(reading.value());
    }

    private static int valueFlags(Value value) {
        if (value instanceof Value.Flag flag) {
            return flag.on() ? PLAIN : 0;
        }
        if (value instanceof Value.Quantity quantity) {
            boolean big = quantity.number().unscaledValue().bitLength() >= Long.SIZE;
            return (quantity.number().scale() == 0 ? PLAIN : 0) | (big ? BIG : 0);
        }
        return 0;
    }

    private static void write(Value value, RowWriter out) {
        if (value instanceof Value.Quantity quantity) {
            BigDecimal number = quantity.number();
            if (number.scale() != 0) {
                out.signed(number.scale());
            }
            if (number.unscaledValue().bitLength() >= Long.SIZE) {
                out.text(number.unscaledValue().toString());
            } else {
                out.signed(number.unscaledValue().longValue());
            }
        } else if (value instanceof Value.Code code) {
            out.text(code.code());
        }
    }

    private static Value value(SeriesKey series, int flags, RowReader in) throws DamagedRowException {
        return switch (series.kind().type()) {
            case BOOLEAN -> Value.Flag.of((flags & PLAIN) != 0);
            case CODED -> new Value.Code(in.text());
            case NUMERIC -> {
                int scale = (flags & PLAIN) != 0 ? 0 : (int) in.signed();
                BigInteger unscaled = (flags & BIG) != 0 ? new BigInteger(in.text()) : BigInteger.valueOf(in.signed());
                yield new Value.Quantity(new BigDecimal(unscaled, scale));
            }
        };
    }

    private static Set<Quality> quality(long bits) {
        Set<Quality> quality = EnumSet.noneOf(Quality.class);
        for (int code = 0; code < Long.SIZE; code++) {
            if ((bits >>> code & 1) != 0) {
                Quality.ofCode(code).ifPresent(quality::add);
            }
        }
        return quality;
    }

    private static long received(Reading reading) {
        return IndexedReading.micros(reading.receivedAt());
    }

    /** Whether the device's time is the effective one. */
    private static boolean trusted(Set<Quality> quality) {
        return !quality.contains(Quality.TIME_IMPLAUSIBLE);
    }
}
