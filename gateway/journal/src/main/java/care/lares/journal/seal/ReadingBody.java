// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PlaceId;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.SentValue;
import care.lares.domain.Value;
import care.lares.journal.Entry;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** {@code [1, received, device, kind, value, observed, source id, quality, sent, resident, place, transport id]}. */
final class ReadingBody {
    private static final int FIELDS = 12;

    private ReadingBody() {}

    static void write(Entry.ReadingLogged logged, CborWriter out) {
        Reading reading = logged.reading();
        out.array(FIELDS).integer(EntryCodec.READING_LOGGED).moment(reading.receivedAt());
        out.text(reading.device().value()).integer(reading.kind().code());
        write(reading.value(), out);
        out.optionalMoment(reading.observedAt()).optionalText(reading.sourceId());
        write(reading.quality(), out);
        if (reading.sent().isPresent()) {
            SentValue sent = reading.sent().get();
            out.array(2).text(sent.number()).text(sent.unit());
        } else {
            out.absent();
        }
        write(logged.assignment(), out);
        out.integer(logged.transportId());
    }

    static Entry.ReadingLogged read(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, FIELDS);
        Instant receivedAt = in.moment();
        DeviceId device = new DeviceId(in.text());
        Kind kind = in.known(Kind.ofCode(in.count()), "kind");
        Value value = readValue(kind, in);
        Reading reading = new Reading(
                device, kind, value, receivedAt, in.optionalMoment(), in.optionalText(), readQuality(in), readSent(in));
        return new Entry.ReadingLogged(reading, readAssignment(in), in.integer());
    }

    /** Two fields: resident and place. */
    static void write(Assignment assignment, CborWriter out) {
        out.optionalText(assignment.resident()).optionalText(assignment.place());
    }

    static Assignment readAssignment(CborReader in) throws UnreadableEntryException {
        return new Assignment(
                in.optionalText().map(ResidentId::new), in.optionalText().map(PlaceId::new));
    }

    private static void write(Value value, CborWriter out) {
        if (value instanceof Value.Flag flag) {
            out.flag(flag.on());
        } else if (value instanceof Value.Quantity quantity) {
            out.decimal(quantity.number());
        } else if (value instanceof Value.Code code) {
            out.text(code.code());
        }
    }

    private static Value readValue(Kind kind, CborReader in) throws UnreadableEntryException {
        return switch (kind.type()) {
            case BOOLEAN -> Value.Flag.of(in.flag());
            case NUMERIC -> new Value.Quantity(in.decimal());
            case CODED -> new Value.Code(in.text());
        };
    }

    /** Codes in ascending order, which is the order the flags are declared in. */
    private static void write(Set<Quality> quality, CborWriter out) {
        out.array(quality.size());
        if (!quality.isEmpty()) {
            quality.stream().mapToInt(Quality::code).sorted().forEach(out::integer);
        }
    }

    private static Set<Quality> readQuality(CborReader in) throws UnreadableEntryException {
        Set<Quality> quality = EnumSet.noneOf(Quality.class);
        int before = -1;
        for (int left = in.array(); left > 0; left--) {
            int code = in.count();
            if (code <= before) {
                throw in.wrong("quality flags out of order");
            }
            quality.add(in.known(Quality.ofCode(code), "quality flag"));
            before = code;
        }
        return quality;
    }

    private static Optional<SentValue> readSent(CborReader in) throws UnreadableEntryException {
        if (in.takeAbsent()) {
            return Optional.empty();
        }
        in.array(2);
        return Optional.of(new SentValue(in.text(), in.text()));
    }
}
