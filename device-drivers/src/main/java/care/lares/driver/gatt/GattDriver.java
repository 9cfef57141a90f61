// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.gatt;

import care.lares.domain.Reading;
import care.lares.driver.Composer;
import care.lares.driver.Decoded;
import care.lares.driver.Driver;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import care.lares.driver.Timeliness;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/** Reads one characteristic. A measurement cut short says nothing: half of a number is another number. */
final class GattDriver implements Driver {
    /** Longest value of an attribute in bytes (Bluetooth Core, volume 3, part F, section 3.2.9). */
    static final int MAX_LENGTH = 512;

    private final String number;
    private final Optional<Layout> layout;
    private final Supplier<ZoneId> zone;

    GattDriver(String number, Optional<Layout> layout, Supplier<ZoneId> zone) {
        this.number = number;
        this.layout = layout;
        this.zone = zone;
    }

    @Override
    public String name() {
        return "gatt";
    }

    @Override
    public Decoded decode(RawMessage message) {
        if (layout.isEmpty()) {
            return Decoded.rejected(Reason.UNKNOWN_KIND, Gatt.ACCEPTED);
        }
        if (message.payload().length > MAX_LENGTH) {
            return Decoded.rejected(Reason.TOO_LARGE, "a characteristic has at most " + MAX_LENGTH + " bytes");
        }
        Pdu pdu = new Pdu(message.payload());
        Measurement measurement = new Measurement();
        layout.get().read(pdu, measurement);
        return pdu.isCutShort()
                ? Decoded.rejected(
                        Reason.MALFORMED, number + " is cut short: send the bytes of the notification as they are")
                : decoded(measurement, message);
    }

    private Decoded decoded(Measurement measurement, RawMessage message) {
        Composer composer = new Composer(message);
        Optional<Instant> at =
                measurement.at().flatMap(told -> DeviceClock.observedAt(told, zone.get(), message.receivedAt()));
        Optional<String> id = measurement.at().flatMap(told -> id(told, measurement, message));
        List<Reading> readings = new ArrayList<>();
        for (Measurement.Said said : measurement.said()) {
            readings.add(composer.reading(said.kind(), said.value(), at, id, measurement.quality(said.kind())));
        }
        return new Decoded(readings, measurement.rejected());
    }

    /**
     * Sensors keep what they measured and tell it again to whoever connects: the same bytes of the same second are the
     * same. A clock that was never set tells nothing apart.
     */
    private Optional<String> id(LocalDateTime told, Measurement measurement, RawMessage message) {
        if (told.atZone(zone.get()).toInstant().isBefore(Timeliness.EARLIEST)) {
            return Optional.empty();
        }
        CRC32 sum = new CRC32();
        sum.update(message.payload());
        return Optional.of(number + ' ' + told + measurement.name() + ' ' + Long.toHexString(sum.getValue()));
    }
}
