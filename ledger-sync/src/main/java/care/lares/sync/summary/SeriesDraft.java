// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.summary;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A series while it grows. */
final class SeriesDraft {
    /** Why a reading is counted apart, the plainest reason first: each is counted under one. */
    private static final List<Quality> APART =
            List.of(Quality.CONTACT_LOST, Quality.ABOVE_RANGE, Quality.BELOW_RANGE, Quality.IMPLAUSIBLE);
    /** Most decimal places that are summed up: a device that sends more does not know them. */
    private static final int MAX_SCALE = 6;

    private final Kind kind;
    private final boolean belated;
    private final Map<String, Long> values = new TreeMap<>();
    private final Map<Quality, Long> apart = new EnumMap<>(Quality.class);
    private final Set<DeviceId> devices = new HashSet<>();
    private long count;
    private int scale;
    private BigDecimal sum = BigDecimal.ZERO;
    private Optional<BigDecimal> least = Optional.empty();
    private Optional<BigDecimal> most = Optional.empty();
    private Optional<Latest> last = Optional.empty();
    private Instant firstAt = Instant.MAX;
    private Instant lastAt = Instant.MIN;

    SeriesDraft(Kind kind, boolean belated) {
        this.kind = kind;
        this.belated = belated;
    }

    void add(Reading reading) {
        Instant at = reading.effectiveAt();
        firstAt = at.isBefore(firstAt) ? at : firstAt;
        lastAt = at.isAfter(lastAt) ? at : lastAt;
        if (devices.size() < Series.MAX_DEVICES) {
            devices.add(reading.device());
        }
        Optional<Quality> why = whyApart(reading.quality());
        if (why.isPresent()) {
            apart.merge(why.get(), 1L, Long::sum);
        } else {
            count(reading, at);
        }
    }

    private static Optional<Quality> whyApart(Set<Quality> quality) {
        return quality.isEmpty()
                ? Optional.empty()
                : APART.stream().filter(quality::contains).findFirst();
    }

    private void count(Reading reading, Instant at) {
        count++;
        Value value = reading.value();
        if (value instanceof Value.Quantity quantity) {
            BigDecimal number = rounded(quantity.number());
            add(number);
            value = new Value.Quantity(number);
        } else if (value instanceof Value.Flag flag) {
            values.merge(String.valueOf(flag.on()), 1L, Long::sum);
        } else if (value instanceof Value.Code code && KnownCodes.of(kind).contains(code.code())) {
            values.merge(code.code(), 1L, Long::sum);
        }
        if (last.isEmpty() || !at.isBefore(last.get().at())) {
            last = Optional.of(new Latest(value, at, reading.device()));
        }
    }

    private void add(BigDecimal number) {
        scale = Math.max(scale, number.scale());
        sum = sum.add(number);
        least = Optional.of(least.map(number::min).orElse(number));
        most = Optional.of(most.map(number::max).orElse(number));
    }

    private static BigDecimal rounded(BigDecimal number) {
        BigDecimal within = number.scale() > MAX_SCALE ? number.setScale(MAX_SCALE, RoundingMode.HALF_EVEN) : number;
        return within.scale() < 0 ? within.setScale(0, RoundingMode.UNNECESSARY) : within;
    }

    Series series() {
        return new Series(
                kind, belated, count, least.map(this::statistics), values, last, firstAt, lastAt, devices, apart);
    }

    private Statistics statistics(BigDecimal smallest) {
        BigDecimal mean = sum.divide(BigDecimal.valueOf(count), scale + 1, RoundingMode.HALF_EVEN);
        return new Statistics(smallest, most.orElse(smallest), mean);
    }
}
