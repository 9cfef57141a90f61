// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.journal.ClockChanged;
import care.lares.journal.ClockChanged.Cause;

/** What became of the machine's clock: {@code [26, at, before, machine, cause, trusted]}. */
final class ClockBody {
    private static final int FIELDS = 6;

    private ClockBody() {}

    static void write(ClockChanged changed, CborWriter out) {
        out.array(FIELDS).integer(EntryCodec.CLOCK_CHANGED).moment(changed.at());
        out.moment(changed.before()).moment(changed.machine());
        out.integer(changed.cause().code()).flag(changed.trusted());
    }

    static ClockChanged read(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, FIELDS);
        return new ClockChanged(in.moment(), in.moment(), in.moment(), cause(in), in.flag());
    }

    private static Cause cause(CborReader in) throws UnreadableEntryException {
        int code = in.count();
        return Cause.ofCode(code).orElseThrow(() -> new UnreadableEntryException("unknown cause " + code));
    }
}
