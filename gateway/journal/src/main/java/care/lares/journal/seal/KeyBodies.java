// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.journal.KeyEntry;
import care.lares.journal.KeyEntry.KeyRotated;
import care.lares.journal.KeyEntry.PersonErased;
import care.lares.journal.KeySort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What became of keys: {@code [28, at, tombstone, keys, by]} and {@code [29, at, key, old id, new id, by]}. */
final class KeyBodies {
    private static final int ERASED_FIELDS = 5;
    private static final int ROTATED_FIELDS = 6;
    private static final int TOMBSTONE = 16;
    private static final HexFormat HEX = HexFormat.of();

    private KeyBodies() {}

    static void write(KeyEntry entry, CborWriter out) {
        if (entry instanceof PersonErased erased) {
            out.array(ERASED_FIELDS).integer(EntryCodec.PERSON_ERASED).moment(erased.at());
            out.bytes(HEX.parseHex(erased.tombstone())).array(erased.keys().size());
            erased.keys().forEach(out::integer);
            out.text(erased.by());
        } else if (entry instanceof KeyRotated rotated) {
            out.array(ROTATED_FIELDS).integer(EntryCodec.KEY_ROTATED).moment(rotated.at());
            out.integer(rotated.key().code());
            out.bytes(HEX.parseHex(rotated.oldId())).bytes(HEX.parseHex(rotated.newId()));
            out.text(rotated.by());
        }
    }

    static PersonErased readErased(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, ERASED_FIELDS);
        return new PersonErased(in.moment(), HEX.formatHex(in.byteString(TOMBSTONE)), keys(in), in.text());
    }

    private static List<Integer> keys(CborReader in) throws UnreadableEntryException {
        int size = in.array();
        List<Integer> keys = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int key = in.count();
            if (i > 0 && key <= keys.get(i - 1)) {
                throw new UnreadableEntryException("keys are not in ascending order");
            }
            keys.add(key);
        }
        return keys;
    }

    static KeyRotated readRotated(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, ROTATED_FIELDS);
        Instant at = in.moment();
        int code = in.count();
        KeySort key =
                KeySort.ofCode(code).orElseThrow(() -> new UnreadableEntryException("unknown sort of key " + code));
        return new KeyRotated(at, key, HEX.formatHex(in.byteString()), HEX.formatHex(in.byteString()), in.text());
    }
}
