// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.journal.Entry;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Who is known to the gateway: {@code [3, at, device, resident, place, secret hash, by]}, {@code [4, at, resident, name,
 * place]}, {@code [5, at, person, scopes, secret hash]}.
 */
final class EnrolmentBodies {
    private static final int DEVICE_FIELDS = 7;
    private static final int RESIDENT_FIELDS = 5;
    private static final int PERSON_FIELDS = 5;
    private static final HexFormat HEX = HexFormat.of();

    private EnrolmentBodies() {}

    static void write(Entry.DeviceEnrolled enrolled, CborWriter out) {
        out.array(DEVICE_FIELDS).integer(EntryCodec.DEVICE_ENROLLED).moment(enrolled.at());
        out.text(enrolled.device().value());
        ReadingBody.write(enrolled.assignment(), out);
        out.bytes(HEX.parseHex(enrolled.secretHash())).text(enrolled.by());
    }

    static Entry.DeviceEnrolled readDevice(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, DEVICE_FIELDS);
        Instant at = in.moment();
        DeviceId device = new DeviceId(in.text());
        Assignment assignment = ReadingBody.readAssignment(in);
        return new Entry.DeviceEnrolled(at, device, assignment, HEX.formatHex(in.byteString()), in.text());
    }

    static void write(Entry.ResidentRegistered registered, CborWriter out) {
        out.array(RESIDENT_FIELDS).integer(EntryCodec.RESIDENT_REGISTERED).moment(registered.at());
        out.text(registered.resident().value()).text(registered.name()).optionalText(registered.place());
    }

    static Entry.ResidentRegistered readResident(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, RESIDENT_FIELDS);
        return new Entry.ResidentRegistered(
                in.moment(),
                new ResidentId(in.text()),
                in.text(),
                in.optionalText().map(PlaceId::new));
    }

    static void write(Entry.PersonEnrolled enrolled, CborWriter out) {
        out.array(PERSON_FIELDS).integer(EntryCodec.PERSON_ENROLLED).moment(enrolled.at());
        out.text(enrolled.person().value());
        SortedTexts.write(enrolled.scopes(), out);
        out.bytes(HEX.parseHex(enrolled.secretHash()));
    }

    static Entry.PersonEnrolled readPerson(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, PERSON_FIELDS);
        return new Entry.PersonEnrolled(
                in.moment(), new PersonId(in.text()), SortedTexts.read(in), HEX.formatHex(in.byteString()));
    }
}
