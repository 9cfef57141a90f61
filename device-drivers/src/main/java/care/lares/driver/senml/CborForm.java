// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import care.lares.driver.PayloadJson;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import care.lares.driver.Scalar;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.EOFException;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pack written in CBOR (RFC 8428, section 6): the same records, their labels numbers, their data values byte strings.
 * For one payload.
 */
final class CborForm {
    /** First byte from which on a payload is CBOR: arrays, maps and tags have it, and no text in JSON does. */
    private static final int FIRST = 0x80;
    /** First byte of the mark that some programs put before UTF-8: in CBOR a value that means nothing. */
    private static final int BOM = 0xef;
    /** Longest number in bytes: what {@link care.lares.driver.Decimals} takes of it is less. */
    private static final int MAX_NUMBER = 1_000;

    /** RFC 8428, table 4. */
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("-1", "bver"),
            Map.entry("-2", "bn"),
            Map.entry("-3", "bt"),
            Map.entry("-4", "bu"),
            Map.entry("-5", "bv"),
            Map.entry("-6", "bs"),
            Map.entry("0", "n"),
            Map.entry("1", "u"),
            Map.entry("2", "v"),
            Map.entry("3", "vs"),
            Map.entry("4", "vb"),
            Map.entry("5", "s"),
            Map.entry("6", "t"),
            Map.entry("7", "ut"),
            Map.entry("8", "vd"));

    private static final CBORFactory CBOR = CBORFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(PayloadJson.HOSTILE_DEPTH)
                    .maxNumberLength(MAX_NUMBER)
                    .maxStringLength(RawMessage.MAX_PAYLOAD)
                    .maxNameLength(RawMessage.MAX_PAYLOAD)
                    .build())
            .build();

    private final Pack pack;
    /** The record whose end has not come yet. */
    private Optional<SenmlRecord> open = Optional.empty();

    CborForm(Pack pack) {
        this.pack = pack;
    }

    /** Whether a payload is written in CBOR, if in anything. */
    static boolean isOne(byte[] payload) {
        int first = payload.length == 0 ? 0 : Byte.toUnsignedInt(payload[0]);
        return first >= FIRST && first != BOM;
    }

    /** Reads a payload into the pack, as far as it can be read. */
    void read(byte[] payload) {
        try (JsonParser parser = CBOR.createParser(payload)) {
            readMessage(parser);
        } catch (IOException notCbor) {
            open.ifPresent(half -> {
                half.fault = "it breaks off";
                pack.take(half);
            });
            pack.cutShort("CBOR");
        }
    }

    private void readMessage(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                readElement(parser);
            }
        } else {
            pack.refuse(Reason.MALFORMED, "a pack is an array of maps");
            readElement(parser);
        }
        while (parser.nextToken() != null) {
            pack.refuse(Reason.MALFORMED, "something follows the pack");
            readElement(parser);
        }
    }

    /** One record; those in an array within the pack, or behind it, are looked at for calls. */
    private void readElement(JsonParser parser) throws IOException {
        present(parser.currentToken());
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            pack.skipped();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                readElement(parser);
            }
            return;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            pack.skipped();
            return;
        }
        SenmlRecord record = new SenmlRecord();
        open = Optional.of(record);
        for (String label = parser.nextFieldName(); label != null; label = parser.nextFieldName()) {
            record.put(LABELS.getOrDefault(label, label), scalar(parser, present(parser.nextToken())));
        }
        present(parser.currentToken());
        open = Optional.empty();
        pack.take(record);
    }

    /** The parser answers an end of the bytes in the middle of anything by nothing. */
    private static JsonToken present(@Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw new EOFException();
        }
        return token;
    }

    /** A byte string becomes what JSON would have in its place. */
    private static Scalar scalar(JsonParser parser, JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_EMBEDDED_OBJECT) {
            return PayloadJson.scalar(parser, token);
        }
        byte[] bytes = parser.getBinaryValue();
        if (bytes == null) {
            return Scalar.NULL;
        }
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return text.length() > Scalar.MAX_TEXT ? Scalar.LONG_TEXT : new Scalar(Scalar.Form.TEXT, text);
    }
}
