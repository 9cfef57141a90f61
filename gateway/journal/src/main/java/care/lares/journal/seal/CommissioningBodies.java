// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.domain.CommissioningStep;
import care.lares.domain.ContactId;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PlaceId;
import care.lares.journal.CommissioningEntry;
import care.lares.journal.CommissioningEntry.Certified;
import care.lares.journal.CommissioningEntry.ConfirmedContact;
import care.lares.journal.CommissioningEntry.ProvedDevice;
import care.lares.journal.CommissioningEntry.Pull;
import care.lares.journal.CommissioningEntry.Stepped;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A house that is set up: {@code [40, at, step, what, kind, evidence, code hash, by]}, {@code [41, at, began, version,
 * devices, contacts, mains, uplink, by]}.
 */
final class CommissioningBodies {
    private static final int STEPPED_FIELDS = 8;
    private static final int CERTIFIED_FIELDS = 9;
    private static final int DEVICE_FIELDS = 5;
    private static final int CONTACT_FIELDS = 2;
    private static final int PULL_FIELDS = 3;
    private static final HexFormat HEX = HexFormat.of();

    private CommissioningBodies() {}

    static void write(CommissioningEntry entry, CborWriter out) {
        if (entry instanceof Stepped stepped) {
            out.array(STEPPED_FIELDS).integer(EntryCodec.COMMISSIONING_STEPPED).moment(stepped.at());
            out.integer(stepped.step().code()).text(stepped.what());
            if (stepped.kind().isPresent()) {
                out.integer(stepped.kind().get().code());
            } else {
                out.absent();
            }
            write(stepped.evidence(), out);
            out.bytes(HEX.parseHex(stepped.codeHash())).text(stepped.by());
        } else if (entry instanceof Certified certified) {
            write(certified, out);
        }
    }

    private static void write(Certified certified, CborWriter out) {
        out.array(CERTIFIED_FIELDS).integer(EntryCodec.COMMISSIONING_CERTIFIED).moment(certified.at());
        out.moment(certified.began()).text(certified.version());
        out.array(certified.devices().size());
        for (ProvedDevice proved : certified.devices()) {
            out.array(DEVICE_FIELDS).text(proved.device().value()).optionalText(proved.place());
            out.integer(proved.kind().code()).moment(proved.at());
            write(proved.evidence(), out);
        }
        out.array(certified.contacts().size());
        for (ConfirmedContact confirmed : certified.contacts()) {
            out.array(CONTACT_FIELDS).text(confirmed.contact().value()).moment(confirmed.at());
        }
        write(certified.mains(), out);
        write(certified.uplink(), out);
        out.text(certified.by());
    }

    private static void write(Pull pull, CborWriter out) {
        out.array(PULL_FIELDS).text(pull.seenBy()).moment(pull.lost()).moment(pull.back());
    }

    private static void write(OptionalLong evidence, CborWriter out) {
        out.array(evidence.isPresent() ? 1 : 0);
        evidence.ifPresent(out::integer);
    }

    static Stepped readStepped(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, STEPPED_FIELDS);
        return new Stepped(
                in.moment(),
                in.known(CommissioningStep.ofCode(in.count()), "step"),
                in.text(),
                readKind(in),
                readEvidence(in),
                HEX.formatHex(in.byteString()),
                in.text());
    }

    static Certified readCertified(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, CERTIFIED_FIELDS);
        return new Certified(
                in.moment(),
                in.moment(),
                in.text(),
                in.list(CommissioningBodies::readDevice),
                in.list(CommissioningBodies::readContact),
                readPull(in),
                readPull(in),
                in.text());
    }

    private static ProvedDevice readDevice(CborReader in) throws UnreadableEntryException {
        in.array(DEVICE_FIELDS);
        return new ProvedDevice(
                new DeviceId(in.text()),
                in.optionalText().map(PlaceId::new),
                in.known(Kind.ofCode(in.count()), "kind"),
                in.moment(),
                readEvidence(in));
    }

    private static ConfirmedContact readContact(CborReader in) throws UnreadableEntryException {
        in.array(CONTACT_FIELDS);
        return new ConfirmedContact(new ContactId(in.text()), in.moment());
    }

    private static Pull readPull(CborReader in) throws UnreadableEntryException {
        in.array(PULL_FIELDS);
        return new Pull(in.text(), in.moment(), in.moment());
    }

    private static Optional<Kind> readKind(CborReader in) throws UnreadableEntryException {
        return in.takeAbsent() ? Optional.empty() : Optional.of(in.known(Kind.ofCode(in.count()), "kind"));
    }

    private static OptionalLong readEvidence(CborReader in) throws UnreadableEntryException {
        return in.array(0, 1, "evidence") == 0 ? OptionalLong.empty() : OptionalLong.of(in.integer());
    }
}
