// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import care.lares.driver.Decoded;
import care.lares.driver.Driver;
import care.lares.driver.PayloadJson;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * SenML in JSON (RFC 8428): a pack, which is an array of records. Units of RFC 8798 and some that firmware sends all the
 * same, such as {@code mmHg}, are taken.
 *
 * <p>A record that cannot be understood is refused alone, its neighbours are kept. A pack in a newer version, or with a
 * label that must be understood and is not, is refused whole. A call for help is never only refused (see
 * {@link CallRescue}). A pack is taken as told by the device that sent it, whatever device its names name.
 */
public final class SenmlJsonDriver implements Driver {
    /** Most records taken from one pack: a wearable that was out of reach for a quarter of an hour. */
    public static final int MAX_RECORDS = 1_000;

    static final String ACCEPTED = "send an array of records such as [{\"n\":\"hr\",\"u\":\"beat/min\",\"v\":72}]";

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
        Pack pack = new Pack(message);
        try (JsonParser parser = PayloadJson.parser(payload)) {
            readMessage(parser, pack);
        } catch (IOException notJson) {
            pack.cutShort(payload);
        }
        return pack.decoded();
    }

    private static void readMessage(JsonParser parser, Pack pack) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                readElement(parser, pack);
            }
        } else if (first != null) {
            pack.refuse(Reason.MALFORMED, "a pack is an array: " + ACCEPTED);
            readElement(parser, pack);
        }
        if (parser.nextToken() != null) {
            pack.refuse(Reason.MALFORMED, "something follows the pack: " + ACCEPTED);
        }
    }

    private static void readElement(JsonParser parser, Pack pack) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            pack.skipped();
            return;
        }
        SenmlRecord record = new SenmlRecord();
        String label = parser.nextFieldName();
        while (label != null) {
            record.put(label, PayloadJson.scalar(parser, parser.nextToken()));
            label = parser.nextFieldName();
        }
        pack.take(record);
    }
}
