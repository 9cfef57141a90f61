// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import static care.lares.journal.cuts.Known.require;

import care.lares.journal.log.UnusableDirectoryException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A gateway that was updated finds keys in the files of the first form, without copies, and brings them to the newest:
 * everything stays readable, and what others know the box by stays what it derived from its box key.
 */
final class MigratingKeys implements CutStep {
    private static final Path KEYS = Trial.DATA.resolve("keys");
    private static final String SUBJECTS = "subjects.keys";
    private static final String LABEL = "lares/gateway-id/v1";

    private static final int MAGIC = 8;
    /** Behind the magic of the second form: the id of a box key, and whether one is to be exchanged. */
    private static final int ADDED = 8 + 1;
    /** At the end of it: how many keys were destroyed, none, and the checksum. */
    private static final int END = Integer.BYTES + Integer.BYTES;

    /** What others know the box by. */
    private static final class Outside {
        private Optional<String> id = Optional.empty();
    }

    @Override
    public String name() {
        return "key-forms";
    }

    @Override
    public void prepare(Trial trial) throws UnusableDirectoryException {
        trial.open();
        for (int entries = 0; entries < 6; entries++) {
            trial.appendAny();
        }
        trial.settle();
        trial.close();
        Bystander bystander = new Bystander(trial.storage());
        Map<String, byte[]> files = bystander.files(KEYS);
        files.keySet().stream()
                .filter(name -> name.endsWith(".copy"))
                .forEach(copy -> bystander.remove(KEYS.resolve(copy)));
        bystander.put(KEYS, Map.of(SUBJECTS, firstForm(files.getOrDefault(SUBJECTS, new byte[0]))));
        bystander.remove(KEYS.resolve("derived.keys"));
    }

    /** The same keys as a gateway wrote them that knew no others. */
    private static byte[] firstForm(byte[] second) {
        int keys = second.length - MAGIC - ADDED - END;
        ByteBuffer out = ByteBuffer.allocate(MAGIC + keys + Integer.BYTES)
                .put("LARESSK1".getBytes(StandardCharsets.US_ASCII))
                .put(second, MAGIC + ADDED, keys);
        CRC32C crc = new CRC32C();
        crc.update(out.array(), 0, out.position());
        return out.putInt((int) crc.getValue()).array();
    }

    @Override
    public void act(Trial trial) throws UnusableDirectoryException {
        trial.open();
        trial.appendAny();
        trial.write();
        trial.journal().seal();
        trial.write();
        trial.prove();
    }

    @Override
    public void check(Trial trial) {
        Outside outside = trial.outside(Outside.class, Outside::new);
        String id = HexFormat.of().formatHex(trial.journal().derivedKey(LABEL));
        if (!trial.honest() || outside.id.isEmpty()) {
            outside.id = Optional.of(id);
        }
        require(outside.id.equals(Optional.of(id)), "others know the box by another name");
        trial.requireAll();
    }
}
