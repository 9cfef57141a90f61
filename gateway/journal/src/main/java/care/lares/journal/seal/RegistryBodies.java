// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.domain.Assignment;
import care.lares.domain.ContactId;
import care.lares.domain.DeviceId;
import care.lares.domain.PlaceId;
import care.lares.domain.Proof;
import care.lares.domain.ResidentId;
import care.lares.domain.Supervision;
import care.lares.journal.Channel;
import care.lares.journal.DeviceCredential;
import care.lares.journal.RegistryEntry;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Who and what is known: {@code [9, at, device, resident, place, driver, name, proof, secret hash, sealed key, by]},
 * {@code [10, at, device, resident, place, reason, by]}, {@code [11, at, resident, name, place, SpO2 scale, card, by]},
 * {@code [12, at, place, name, by]}, {@code [13, at, contact, name, order, channels, by]}, {@code [14, at, contact, by]},
 * {@code [37, at, device, supervised, by]}, {@code [50, at, device, call button, by]}.
 */
final class RegistryBodies {
    private static final int DEVICE_FIELDS = 11;
    private static final int REVOKED_FIELDS = 7;
    private static final int RESIDENT_FIELDS = 8;
    private static final int PLACE_FIELDS = 5;
    private static final int CONTACT_FIELDS = 7;
    private static final int REMOVED_FIELDS = 4;
    private static final int CHANNEL_FIELDS = 3;
    private static final int SUPERVISION_FIELDS = 5;
    private static final int CALL_BUTTON_FIELDS = 5;
    private static final HexFormat HEX = HexFormat.of();

    private RegistryBodies() {}

    static void write(RegistryEntry entry, CborWriter out) {
        if (entry instanceof RegistryEntry.DeviceRegistered registered) {
            write(registered, out);
        } else if (entry instanceof RegistryEntry.DeviceRevoked revoked) {
            out.array(REVOKED_FIELDS).integer(EntryCodec.DEVICE_REVOKED).moment(revoked.at());
            out.text(revoked.device().value());
            ReadingBody.write(revoked.assignment(), out);
            out.text(revoked.reason()).text(revoked.by());
        } else if (entry instanceof RegistryEntry.ResidentDescribed described) {
            out.array(RESIDENT_FIELDS)
                    .integer(EntryCodec.RESIDENT_DESCRIBED)
                    .moment(described.at())
                    .text(described.resident().value())
                    .text(described.name())
                    .optionalText(described.place())
                    .integer(described.spo2Scale());
            SortedTexts.write(described.card(), out);
            out.text(described.by());
        } else if (entry instanceof RegistryEntry.PlaceRegistered registered) {
            out.array(PLACE_FIELDS).integer(EntryCodec.PLACE_REGISTERED).moment(registered.at());
            out.text(registered.place().value()).text(registered.name()).text(registered.by());
        } else if (entry instanceof RegistryEntry.ContactRegistered registered) {
            write(registered, out);
        } else if (entry instanceof RegistryEntry.ContactRemoved removed) {
            out.array(REMOVED_FIELDS).integer(EntryCodec.CONTACT_REMOVED).moment(removed.at());
            out.text(removed.contact().value()).text(removed.by());
        } else if (entry instanceof RegistryEntry.SupervisionDecided decided) {
            out.array(SUPERVISION_FIELDS)
                    .integer(EntryCodec.SUPERVISION_DECIDED)
                    .moment(decided.at());
            out.text(decided.device().value())
                    .flag(decided.supervision() == Supervision.SUPERVISED)
                    .text(decided.by());
        } else if (entry instanceof RegistryEntry.CallButtonDecided decided) {
            out.array(CALL_BUTTON_FIELDS)
                    .integer(EntryCodec.CALL_BUTTON_DECIDED)
                    .moment(decided.at());
            out.text(decided.device().value()).flag(decided.callButton()).text(decided.by());
        } else if (entry instanceof RegistryEntry.RosterChanged changed) {
            RosterBody.write(changed, out);
        }
    }

    private static void write(RegistryEntry.DeviceRegistered registered, CborWriter out) {
        out.array(DEVICE_FIELDS).integer(EntryCodec.DEVICE_REGISTERED).moment(registered.at());
        out.text(registered.device().value());
        ReadingBody.write(registered.assignment(), out);
        out.text(registered.driver()).text(registered.name());
        DeviceCredential credential = registered.credential();
        out.integer(credential.proof().code())
                .bytes(HEX.parseHex(credential.secretHash()))
                .bytes(HEX.parseHex(credential.sealedKey()))
                .text(registered.by());
    }

    private static void write(RegistryEntry.ContactRegistered registered, CborWriter out) {
        out.array(CONTACT_FIELDS).integer(EntryCodec.CONTACT_REGISTERED).moment(registered.at());
        out.text(registered.contact().value()).text(registered.name()).integer(registered.order());
        out.array(registered.channels().size());
        registered
                .channels()
                .forEach(channel -> out.array(CHANNEL_FIELDS)
                        .text(channel.kind())
                        .text(channel.address())
                        .bytes(HEX.parseHex(channel.sealedSecret())));
        out.text(registered.by());
    }

    static RegistryEntry readDevice(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, DEVICE_FIELDS);
        Instant at = in.moment();
        DeviceId device = new DeviceId(in.text());
        Assignment assignment = ReadingBody.readAssignment(in);
        String driver = in.text();
        String name = in.text();
        DeviceCredential credential = new DeviceCredential(
                in.known(Proof.ofCode(in.count()), "proof"),
                HEX.formatHex(in.byteString()),
                HEX.formatHex(in.byteString()));
        return new RegistryEntry.DeviceRegistered(at, device, assignment, driver, name, credential, in.text());
    }

    static RegistryEntry readRevoked(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, REVOKED_FIELDS);
        return new RegistryEntry.DeviceRevoked(
                in.moment(), new DeviceId(in.text()), ReadingBody.readAssignment(in), in.text(), in.text());
    }

    static RegistryEntry readResident(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, RESIDENT_FIELDS);
        return new RegistryEntry.ResidentDescribed(
                in.moment(),
                new ResidentId(in.text()),
                in.text(),
                in.optionalText().map(PlaceId::new),
                in.count(),
                SortedTexts.readPairs(in),
                in.text());
    }

    static RegistryEntry readSupervision(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, SUPERVISION_FIELDS);
        return new RegistryEntry.SupervisionDecided(
                in.moment(),
                new DeviceId(in.text()),
                in.flag() ? Supervision.SUPERVISED : Supervision.UNSUPERVISED,
                in.text());
    }

    static RegistryEntry readCallButton(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, CALL_BUTTON_FIELDS);
        return new RegistryEntry.CallButtonDecided(in.moment(), new DeviceId(in.text()), in.flag(), in.text());
    }

    static RegistryEntry readPlace(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, PLACE_FIELDS);
        return new RegistryEntry.PlaceRegistered(in.moment(), new PlaceId(in.text()), in.text(), in.text());
    }

    static RegistryEntry readContact(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, CONTACT_FIELDS);
        return new RegistryEntry.ContactRegistered(
                in.moment(),
                new ContactId(in.text()),
                in.text(),
                in.count(),
                in.list(RegistryBodies::readChannel),
                in.text());
    }

    private static Channel readChannel(CborReader in) throws UnreadableEntryException {
        in.array(CHANNEL_FIELDS);
        return new Channel(in.text(), in.text(), HEX.formatHex(in.byteString()));
    }

    static RegistryEntry readRemoved(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, REMOVED_FIELDS);
        return new RegistryEntry.ContactRemoved(in.moment(), new ContactId(in.text()), in.text());
    }
}
