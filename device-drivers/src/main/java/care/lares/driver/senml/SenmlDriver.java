// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import care.lares.driver.DataReader;
import care.lares.driver.Decoded;
import care.lares.driver.Driver;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;

/**
 * SenML (RFC 8428) in JSON or CBOR, told apart by its first byte: a pack, which is an array of records. Units of RFC 8798
 * and some that firmware sends all the same, such as {@code mmHg}, are taken.
 *
 * <p>A record that cannot be understood is refused alone, its neighbours are kept. A pack in a newer version, or with a
 * label that must be understood and is not, is refused whole. A call for help is never only refused (see
 * {@link CallRescue}). A pack is taken as told by the device that sent it, whatever device its names name.
 */
public final class SenmlDriver implements Driver {
    /** Most records taken from one pack: a wearable that was out of reach for a quarter of an hour. */
    public static final int MAX_RECORDS = 1_000;

    static final String ACCEPTED = "send an array of records such as [{\"n\":\"hr\",\"u\":\"beat/min\",\"v\":72}]";

    private final DataReader data;

    /** One that takes no data values ({@code vd}). */
    public SenmlDriver() {
        this(DataReader.NONE);
    }

    /** One whose data values are understood by their names. */
    public SenmlDriver(DataReader data) {
        this.data = data;
    }

    @Override
    public String name() {
        return "senml";
    }

    @Override
    public Decoded decode(RawMessage message) {
        byte[] payload = message.payload();
        if (payload.length > RawMessage.MAX_PAYLOAD) {
            return Decoded.rejected(
                    Reason.TOO_LARGE, "a message has at most " + RawMessage.MAX_PAYLOAD + " bytes: send less at once");
        }
        Pack pack = new Pack(message, data);
        if (CborForm.isOne(payload)) {
            new CborForm(pack).read(payload);
        } else {
            JsonForm.read(payload, pack);
        }
        return pack.decoded(payload);
    }
}
