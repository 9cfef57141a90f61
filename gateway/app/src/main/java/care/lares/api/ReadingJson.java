// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.Assignment;
import care.lares.domain.PlaceId;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.SentValue;
import care.lares.domain.Value;
import care.lares.journal.Entry.ReadingLogged;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A reading as the public JSON. */
public final class ReadingJson {
    /** Bytes of a usual reading. */
    private static final int USUAL_SIZE = 320;
    /** Numbers with more zeros than this keep their exponent. */
    private static final int MAX_PLAIN_SCALE = 20;

    private static final JsonFactory JSON = new JsonFactory();

    private ReadingJson() {}

    /** One reading, UTF-8. */
    public static Buffer of(OptionalLong seq, ReadingLogged logged) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            if (seq.isPresent()) {
                json.writeNumberField("seq", seq.getAsLong());
            } else {
                json.writeNullField("seq");
            }
            writeWho(json, logged.reading(), logged.assignment());
            writeValue(json, logged.reading());
            writeTimes(json, logged.reading());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static void writeWho(JsonGenerator json, Reading reading, Assignment assignment) throws IOException {
        json.writeStringField("device", reading.device().value());
        writeText(json, "resident", assignment.resident().map(ResidentId::value));
        writeText(json, "place", assignment.place().map(PlaceId::value));
    }

    private static void writeValue(JsonGenerator json, Reading reading) throws IOException {
        json.writeStringField("kind", reading.kind().wireName());
        json.writeFieldName("value");
        if (reading.value() instanceof Value.Flag flag) {
            json.writeBoolean(flag.on());
        } else if (reading.value() instanceof Value.Quantity quantity) {
            json.writeNumber(plain(quantity.number()));
        } else if (reading.value() instanceof Value.Code code) {
            json.writeString(code.code());
        }
        String unit = reading.kind().unit();
        writeText(json, "unit", unit.isEmpty() ? Optional.empty() : Optional.of(unit));
        if (reading.sent().isPresent()) {
            SentValue sent = reading.sent().get();
            json.writeObjectFieldStart("sent");
            json.writeStringField("value", sent.number());
            json.writeStringField("unit", sent.unit());
            json.writeEndObject();
        }
    }

    private static String plain(BigDecimal number) {
        return Math.abs(number.scale()) <= MAX_PLAIN_SCALE ? number.toPlainString() : number.toString();
    }

    private static void writeTimes(JsonGenerator json, Reading reading) throws IOException {
        writeText(json, "observedAt", reading.observedAt().map(Instant::toString));
        json.writeStringField("receivedAt", reading.receivedAt().toString());
        json.writeArrayFieldStart("quality");
        if (!reading.quality().isEmpty()) {
            for (Quality quality : reading.quality().stream().sorted().toList()) {
                json.writeString(quality.wireName());
            }
        }
        json.writeEndArray();
        writeText(json, "sourceId", reading.sourceId());
    }

    private static void writeText(JsonGenerator json, String field, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(field, text.get());
        } else {
            json.writeNullField(field);
        }
    }
}
