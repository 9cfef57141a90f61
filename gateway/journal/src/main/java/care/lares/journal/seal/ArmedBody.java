// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.domain.ArmMode;
import care.lares.journal.HouseArmed;

/** How the house is guarded: {@code [47, at, mode, by, channel]}. */
final class ArmedBody {
    private static final int FIELDS = 5;

    private ArmedBody() {}

    static void write(HouseArmed armed, CborWriter out) {
        out.array(FIELDS).integer(EntryCodec.HOUSE_ARMED).moment(armed.at());
        out.integer(armed.mode().code()).text(armed.by()).text(armed.channel());
    }

    static HouseArmed read(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, FIELDS);
        return new HouseArmed(in.moment(), in.known(ArmMode.ofCode(in.count()), "mode"), in.text(), in.text());
    }
}
