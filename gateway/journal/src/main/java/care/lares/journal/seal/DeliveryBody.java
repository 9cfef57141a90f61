// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.journal.BundleConfirmed;
import care.lares.journal.Lane;

/** What a recipient has confirmed: {@code [25, at, recipient, lane, bundle, origin, cursor]}. */
final class DeliveryBody {
    private static final int FIELDS = 7;

    private DeliveryBody() {}

    static void write(BundleConfirmed confirmed, CborWriter out) {
        out.array(FIELDS).integer(EntryCodec.BUNDLE_CONFIRMED).moment(confirmed.at());
        out.text(confirmed.recipient()).integer(confirmed.lane().code());
        out.text(confirmed.bundle()).text(confirmed.origin()).integer(confirmed.cursor());
    }

    static BundleConfirmed read(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, FIELDS);
        return new BundleConfirmed(in.moment(), in.text(), lane(in), in.text(), in.text(), in.integer());
    }

    private static Lane lane(CborReader in) throws UnreadableEntryException {
        int code = in.count();
        return Lane.ofCode(code).orElseThrow(() -> new UnreadableEntryException("unknown lane " + code));
    }
}
