// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.domain.ConsentId;
import care.lares.domain.Purpose;
import care.lares.domain.RecipientId;
import care.lares.domain.ResidentId;
import care.lares.journal.ConsentEntry;

/**
 * Who may have whose data: {@code [23, at, consent, resident, recipient, purpose, named, until, by]}, {@code [24, at,
 * consent, resident, recipient, reason, by]}.
 */
final class ConsentBodies {
    private static final int GIVEN_FIELDS = 9;
    private static final int WITHDRAWN_FIELDS = 7;

    private ConsentBodies() {}

    static void write(ConsentEntry entry, CborWriter out) {
        if (entry instanceof ConsentEntry.ConsentGiven given) {
            out.array(GIVEN_FIELDS).integer(EntryCodec.CONSENT_GIVEN).moment(given.at());
            writeWhose(given, out);
            out.integer(given.purpose().code()).flag(given.named());
            out.optionalMoment(given.until()).text(given.by());
        } else if (entry instanceof ConsentEntry.ConsentWithdrawn withdrawn) {
            out.array(WITHDRAWN_FIELDS).integer(EntryCodec.CONSENT_WITHDRAWN).moment(withdrawn.at());
            writeWhose(withdrawn, out);
            out.text(withdrawn.reason()).text(withdrawn.by());
        }
    }

    private static void writeWhose(ConsentEntry entry, CborWriter out) {
        out.text(entry.consent().value())
                .text(entry.resident().value())
                .text(entry.recipient().value());
    }

    static ConsentEntry readGiven(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, GIVEN_FIELDS);
        return new ConsentEntry.ConsentGiven(
                in.moment(),
                new ConsentId(in.text()),
                new ResidentId(in.text()),
                new RecipientId(in.text()),
                in.known(Purpose.ofCode(in.count()), "purpose"),
                in.flag(),
                in.optionalMoment(),
                in.text());
    }

    static ConsentEntry readWithdrawn(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, WITHDRAWN_FIELDS);
        return new ConsentEntry.ConsentWithdrawn(
                in.moment(),
                new ConsentId(in.text()),
                new ResidentId(in.text()),
                new RecipientId(in.text()),
                in.text(),
                in.text());
    }
}
