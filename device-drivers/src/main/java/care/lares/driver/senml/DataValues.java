// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import care.lares.domain.Reading;
import care.lares.driver.Composer;
import care.lares.driver.DataReader;
import care.lares.driver.Decoded;
import care.lares.driver.Driver;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Data values ({@code vd}): bytes of another family, such as a Bluetooth characteristic, in a record of this one. */
final class DataValues {
    private final RawMessage message;
    private final DataReader data;

    DataValues(RawMessage message, DataReader data) {
        this.message = message;
        this.data = data;
    }

    /** What the bytes of a record mean; the record's time counts more than one in them. */
    Decoded read(Resolved one, Optional<Instant> at) {
        Optional<Driver> driver = data.of(one.measure());
        if (driver.isEmpty()) {
            return Decoded.rejected(
                    Reason.UNKNOWN_KIND,
                    "the name of a data value (vd) must end in a GATT characteristic, such as 2a37; else send v, vs or vb");
        }
        Optional<byte[]> bytes = bytes(one.record().data.text());
        if (!one.record().data.isText() || bytes.isEmpty()) {
            return Decoded.rejected(
                    Reason.WRONG_TYPE, "a data value (vd) must be base64url in JSON, or a byte string in CBOR");
        }
        Decoded meant = driver.get()
                .decode(new RawMessage(message.device(), bytes.get(), message.receivedAt(), message.retained()));
        return at.isEmpty() ? meant : new Decoded(timed(meant.readings(), at), meant.rejected());
    }

    private List<Reading> timed(List<Reading> readings, Optional<Instant> at) {
        return readings.stream()
                .map(reading -> new Composer(message).observed(reading, at))
                .toList();
    }

    private static Optional<byte[]> bytes(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
