// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.DeviceId;
import care.lares.journal.ToldTogether;
import care.lares.journal.ToldTogether.Beginning;
import care.lares.journal.ToldTogether.Told;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a recipient is told of as one: {@code [49, at, recipient, fold, cause, kind, priority, number, bundle, confirmed,
 * open, over]}, the alarms as {@code [id, step, device, raised]} in ascending order of the ids, none twice. Logs of before
 * devices were written down have {@code [id, step]}.
 */
final class ToldBody {
    private static final int FIELDS = 12;
    private static final int BARE_FIELDS = 2;
    private static final int ALARM_FIELDS = 4;
    private static final int ID_BYTES = 16;
    private static final HexFormat HEX = HexFormat.of();

    private ToldBody() {}

    static void write(ToldTogether told, CborWriter out) {
        out.array(FIELDS).integer(EntryCodec.TOLD_TOGETHER).moment(told.at());
        out.text(told.recipient()).bytes(HEX.parseHex(told.fold())).text(told.cause());
        out.integer(told.kind().code()).integer(AlarmBody.code(told.priority())).integer(told.number());
        out.text(told.bundle()).flag(told.confirmed());
        write(told.open(), out);
        write(told.over(), out);
    }

    private static void write(List<Told> alarms, CborWriter out) {
        out.array(alarms.size());
        for (Told one : alarms) {
            out.array(one.beginning().isPresent() ? ALARM_FIELDS : BARE_FIELDS);
            out.bytes(HEX.parseHex(one.alarm().value())).integer(one.step());
            one.beginning().ifPresent(began -> out.text(began.device().value()).moment(began.raisedAt()));
        }
    }

    static ToldTogether read(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, FIELDS);
        return new ToldTogether(
                in.moment(),
                in.text(),
                HEX.formatHex(in.byteString(ID_BYTES)),
                in.text(),
                in.known(AlarmKind.ofCode(in.count()), "alarm kind"),
                AlarmBody.readPriority(in),
                in.count(),
                in.text(),
                in.flag(),
                readAlarms(in),
                readAlarms(in));
    }

    private static List<Told> readAlarms(CborReader in) throws UnreadableEntryException {
        int size = in.array(0, ToldTogether.MOST_ALARMS, "alarms told as one");
        List<Told> alarms = new ArrayList<>(size);
        String before = "";
        for (int i = 0; i < size; i++) {
            int fields = in.array(BARE_FIELDS, ALARM_FIELDS, "an alarm's fields");
            String id = HEX.formatHex(in.byteString(ID_BYTES));
            if (before.compareTo(id) >= 0) {
                throw in.wrong("alarms out of order");
            }
            before = id;
            alarms.add(new Told(new AlarmId(id), in.count(), readBeginning(fields, in)));
        }
        return alarms;
    }

    private static Optional<Beginning> readBeginning(int fields, CborReader in) throws UnreadableEntryException {
        if (fields == BARE_FIELDS) {
            return Optional.empty();
        }
        in.count(fields, ALARM_FIELDS);
        return Optional.of(new Beginning(new DeviceId(in.text()), in.moment()));
    }
}
