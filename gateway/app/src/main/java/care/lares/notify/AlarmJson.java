// SPDX-License-Identifier: Apache-2.0
package care.lares.notify;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.ArrivalMark;
import care.lares.domain.DeskRow;
import care.lares.domain.Moment;
import care.lares.domain.PersonId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.domain.Silence;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An alarm as the public JSON: what is wrong, who, where, since when, what to do, and its history. */
public final class AlarmJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final Directory directory;

    /** Names and addresses come from here. */
    public AlarmJson(Directory directory) {
        this.directory = directory;
    }

    /** One alarm, UTF-8. */
    public byte[] of(Alarm alarm) {
        return written(alarm, alarm.text(), List.of());
    }

    /**
     * Several alarms as one message: the first, saying what is true of all, and which they are.
     *
     * @param text what is said of all of them
     */
    public byte[] folded(List<Alarm> members, String text) {
        return written(members.get(0), text, members);
    }

    /** What an alarm has in common with those it may be shown as one with. */
    public Optional<String> foldKey(Alarm alarm) {
        return DeskRow.foldKey(alarm, alarm.device().map(directory::family).orElse(""));
    }

    private byte[] written(Alarm alarm, String text, List<Alarm> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            writeWhat(json, alarm, text);
            writeText(json, "foldKey", foldKey(alarm));
            writeMembers(json, members);
            writeWhere(json, alarm);
            writeCourse(json, alarm);
            writeHistory(json, alarm);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }

    private static void writeWhat(JsonGenerator json, Alarm alarm, String text) throws IOException {
        json.writeStringField("id", alarm.id().value());
        json.writeStringField("rule", alarm.rule());
        json.writeStringField("kind", alarm.kind().wireName());
        json.writeStringField("category", alarm.kind().category().wireName());
        json.writeStringField("priority", alarm.priority().wireName());
        json.writeStringField("state", alarm.state().wireName());
        json.writeStringField("text", text);
        json.writeStringField("advice", alarm.advice());
        json.writeBooleanField("test", alarm.test());
    }

    /** Which alarms a folded one stands for; nothing of an alarm by itself. */
    private static void writeMembers(JsonGenerator json, List<Alarm> members) throws IOException {
        if (members.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("members");
        for (Alarm member : members) {
            json.writeStartObject();
            json.writeStringField("id", member.id().value());
            json.writeStringField("state", member.state().wireName());
            writeText(json, "device", member.device().map(Object::toString));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeWhere(JsonGenerator json, Alarm alarm) throws IOException {
        Optional<ResidentId> resident = alarm.assignment().resident();
        Optional<PlaceId> place = alarm.assignment().place().or(() -> resident.flatMap(directory::home));
        json.writeStringField("site", directory.site());
        writeText(json, "place", place.map(PlaceId::value));
        writeText(json, "placeName", place.flatMap(directory::placeName));
        writeText(json, "resident", resident.map(ResidentId::value));
        writeText(json, "residentName", resident.flatMap(directory::name));
        writeText(json, "device", alarm.device().map(Object::toString));
    }

    private static void writeCourse(JsonGenerator json, Alarm alarm) throws IOException {
        json.writeStringField("raisedAt", alarm.raisedAt().toString());
        json.writeStringField("observedAt", alarm.observedAt().toString());
        json.writeNumberField("occurrence", alarm.occurrence());
        json.writeNumberField("count", alarm.count());
        writeText(json, "acceptedBy", alarm.acceptedBy().map(PersonId::value));
        writeText(json, "holdUntil", alarm.holdUntil().map(Moment::wall).map(Instant::toString));
        writeText(json, "expectedAt", ArrivalMark.expected(alarm).map(Instant::toString));
        json.writeArrayFieldStart("silenced");
        for (Silence silence : Silence.of(alarm)) {
            json.writeStartObject();
            json.writeStringField("console", silence.console());
            json.writeStringField("by", silence.by());
            json.writeStringField("until", silence.until().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("evidence");
        for (long seq : alarm.evidence()) {
            json.writeNumber(seq);
        }
        json.writeEndArray();
    }

    private static void writeHistory(JsonGenerator json, Alarm alarm) throws IOException {
        json.writeArrayFieldStart("history");
        for (AlarmEvent event : alarm.history()) {
            json.writeStartObject();
            json.writeStringField("at", event.at().toString());
            json.writeStringField("event", event.step().wireName());
            json.writeStringField("by", event.by());
            json.writeStringField("channel", event.channel());
            json.writeStringField("detail", event.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeText(JsonGenerator json, String field, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(field, text.get());
        } else {
            json.writeNullField(field);
        }
    }
}
