// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.util.Optional;

/** What every body must be: one deterministic array of a type's number of fields, the first two being numbers. */
final class BodyForm {
    private BodyForm() {}

    static void require(byte[] body) throws RefusedException {
        CborCursor in = new CborCursor(body, "body");
        long fields = in.array();
        long type = in.unsigned();
        Optional<EntryTable> table = EntryTable.ofType(type);
        RefusedException.unless(
                table.isEmpty() || table.get().fields() == fields,
                "it has " + fields + " fields, which its type " + type + " has not");
        for (long left = fields - 1; left > 0; left--) {
            in.item();
        }
        in.end();
    }
}
