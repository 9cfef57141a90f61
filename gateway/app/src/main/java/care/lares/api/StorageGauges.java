// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.journal.EntryClass;
import care.lares.journal.StorageReport;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Room for records in numbers. */
final class StorageGauges {
    private final MeterRegistry meters;
    private final Supplier<StorageReport> latest;

    private StorageGauges(MeterRegistry meters, Supplier<StorageReport> latest) {
        this.meters = meters;
        this.latest = latest;
    }

    /** Registers them with whoever is asked for numbers. */
    static void register(MeterRegistry meters, Supplier<StorageReport> latest) {
        StorageGauges gauges = new StorageGauges(meters, latest);
        gauges.gauge("total.bytes", "What the data directory may take", StorageReport::total);
        gauges.gauge("used.bytes", "What it takes", StorageReport::used);
        gauges.gauge("free.bytes", "What it may still take, the reserve included", StorageReport::free);
        gauges.gauge("reserve.bytes", "For alarms and evidence only", StorageReport::reserve);
        gauges.gauge("log.bytes", "Segments", StorageReport::log);
        gauges.gauge("tiles.bytes", "Tiles", StorageReport::tiles);
        gauges.gauge("index.bytes", "The database", StorageReport::index);
        gauges.gauge("bytes.per.day", "Growth at the rate of the last day", StorageReport::bytesPerDay);
        gauges.gauge("left.seconds", "Until nothing is left that may go; -1 while unknown", StorageGauges::left);
        gauges.gauge("refuses", "Whether new readings are refused for want of room", StorageGauges::refuses);
        for (EntryClass one : EntryClass.values()) {
            Gauge.builder(
                            "lares.storage.kept.bytes",
                            latest,
                            now -> now.get().kept().getOrDefault(one, 0L))
                    .tag("class", one.wireName())
                    .description("Entries in complete segments")
                    .strongReference(true)
                    .register(meters);
        }
    }

    private static double left(StorageReport now) {
        return now.left().map(Duration::toSeconds).orElse(-1L);
    }

    private static double refuses(StorageReport now) {
        return now.level().refuses() ? 1 : 0;
    }

    private void gauge(String name, String description, ToDoubleFunction<StorageReport> value) {
        Gauge.builder("lares.storage." + name, latest, now -> value.applyAsDouble(now.get()))
                .description(description)
                .strongReference(true)
                .register(meters);
    }
}
