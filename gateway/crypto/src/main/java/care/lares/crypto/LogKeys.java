// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that sign this box's logs, as they are at one time.
 *
 * @param current signs
 * @param changes how it came to be that one, oldest first
 * @param coming will sign from the moment the log says so; empty while none is being changed to
 */
public record LogKeys(Ed25519Key current, List<LogKeyChange> changes, Optional<Ed25519Key> coming) {
    /** Copies the list. */
    public LogKeys {
        changes = List.copyOf(changes);
    }

    /** The public half of the key that signs, in lower-case hexadecimal. */
    public String currentId() {
        return id(current);
    }

    /** The changes within one log, oldest first. */
    public List<LogKeyChange> changes(String origin) {
        return changes.stream().filter(change -> change.origin().equals(origin)).toList();
    }

    /** The public halves of all keys that sign, have signed or will sign here, in lower-case hexadecimal; newest first. */
    public Set<String> known() {
        Set<String> known = new LinkedHashSet<>();
        known.add(currentId());
        coming.ifPresent(key -> known.add(id(key)));
        for (int i = changes.size() - 1; i >= 0; i--) {
            known.add(changes.get(i).newKey());
            known.add(changes.get(i).oldKey());
        }
        return known;
    }

    /** Whether what this key signed of a log is vouched for by the key that signs now. */
    public boolean follows(String origin, String key) {
        return key.equals(currentId())
                || changes(origin).stream().anyMatch(change -> change.oldKey().equals(key));
    }

    /** The same, the coming key being the one that signs. */
    LogKeys changed(String origin, long from) {
        Ed25519Key next = coming.orElseThrow();
        List<LogKeyChange> all = new ArrayList<>(changes);
        all.add(LogKeyChange.of(origin, from, current, id(next)));
        return new LogKeys(next, all, Optional.empty());
    }

    /** The same with another key to change to, or none. */
    LogKeys coming(Optional<Ed25519Key> key) {
        return new LogKeys(current, changes, key);
    }

    static String id(Ed25519Key key) {
        return HexFormat.of().formatHex(key.publicKey());
    }
}
