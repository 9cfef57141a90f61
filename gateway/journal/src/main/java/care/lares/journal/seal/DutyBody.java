// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.domain.AlarmId;
import care.lares.domain.PersonId;
import care.lares.journal.DutyEntry;
import care.lares.journal.DutyEntry.PinSet;
import care.lares.journal.DutyEntry.TookOver;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is on duty: {@code [44, at, person, sort, sealed, open, note, by]}. A PIN that was set has no alarms and no note,
 * one that was taken away nothing sealed either, a hand-over nothing sealed.
 */
final class DutyBody {
    private static final int FIELDS = 8;
    private static final int PIN_SET = 1;
    private static final int PIN_GONE = 2;
    private static final int TOOK_OVER = 3;
    private static final HexFormat HEX = HexFormat.of();

    private DutyBody() {}

    static void write(DutyEntry entry, CborWriter out) {
        out.array(FIELDS).integer(EntryCodec.ON_DUTY).moment(entry.at());
        out.text(entry.person().value());
        if (entry instanceof PinSet pin) {
            out.integer(pin.sealed().isEmpty() ? PIN_GONE : PIN_SET).bytes(HEX.parseHex(pin.sealed()));
            SortedTexts.write(Set.of(), out);
            out.text("").text(pin.by());
        } else if (entry instanceof TookOver took) {
            out.integer(TOOK_OVER).bytes(new byte[0]);
            SortedTexts.write(took.open().stream().map(AlarmId::value).toList(), out);
            out.text(took.note()).text(took.by());
        }
    }

    static DutyEntry read(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, FIELDS);
        Instant at = in.moment();
        PersonId person = new PersonId(in.text());
        int sort = in.count();
        String sealed = HEX.formatHex(in.byteString());
        Set<AlarmId> open = SortedTexts.read(in).stream().map(AlarmId::new).collect(Collectors.toSet());
        String note = in.text();
        String by = in.text();
        boolean pin = sort == PIN_SET || sort == PIN_GONE;
        boolean fits = pin
                ? sealed.isEmpty() == (sort == PIN_GONE) && open.isEmpty() && note.isEmpty()
                : sort == TOOK_OVER && sealed.isEmpty();
        if (!fits) {
            throw new UnreadableEntryException("entry about duty of sort " + sort + " has fields of another");
        }
        return pin ? new PinSet(at, person, sealed, by) : new TookOver(at, person, open, note, by);
    }
}
