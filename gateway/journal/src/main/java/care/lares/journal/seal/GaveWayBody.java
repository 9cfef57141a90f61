// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.journal.EntryClass;
import care.lares.journal.GaveWay;

/** What was given up: {@code [27, at, origin, class, first, last, count, reason, from, until]}. */
final class GaveWayBody {
    private static final int FIELDS = 10;

    private GaveWayBody() {}

    static void write(GaveWay gone, CborWriter out) {
        out.array(FIELDS).integer(EntryCodec.GAVE_WAY).moment(gone.at()).text(gone.origin());
        out.integer(gone.givenUp().code());
        out.integer(gone.first()).integer(gone.last()).integer(gone.count());
        out.integer(gone.reason().code()).moment(gone.from()).moment(gone.until());
    }

    static GaveWay read(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, FIELDS);
        return new GaveWay(
                in.moment(),
                in.text(),
                entryClass(in.count()),
                in.integer(),
                in.integer(),
                in.integer(),
                reason(in.count()),
                in.moment(),
                in.moment());
    }

    private static EntryClass entryClass(int code) throws UnreadableEntryException {
        return EntryClass.ofCode(code)
                .orElseThrow(() -> new UnreadableEntryException("unknown class of entries " + code));
    }

    private static GaveWay.Reason reason(int code) throws UnreadableEntryException {
        return GaveWay.Reason.ofCode(code)
                .orElseThrow(() -> new UnreadableEntryException("unknown reason to give way " + code));
    }
}
