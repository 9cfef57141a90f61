// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.StorageFault;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.Storage;
import care.lares.journal.log.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file {@code settled} of a log, text: {@code lares/settled/v1} and a number, each with its newline. Every tile of level
 * 0 below that number, and every tile above them, was forced or is missing. A log without the file has none that was not.
 *
 * @param storage that has it
 * @param origin whose tiles they are
 */
record TileMark(Storage storage, OriginFiles origin) {
    private static final Logger LOG = LoggerFactory.getLogger(TileMark.class);
    private static final Pattern FORM = Pattern.compile("lares/settled/v1\n(\\d{1,18})\n");

    /**
     * How many tiles of level 0 need not be doubted: none when the file cannot be read or understood.
     *
     * @param full how many there are
     */
    long settled(long full) throws IOException {
        try {
            return WholeFile.read(storage, origin.settled())
                    .map(bytes -> Math.min(full, number(new String(bytes, StandardCharsets.UTF_8))))
                    .orElse(full);
        } catch (IOException e) {
            StorageFault.requireBadSpot(e);
            LOG.warn("nothing says which tiles are settled, all are looked at", e);
            return 0;
        }
    }

    private static long number(String text) {
        Matcher known = FORM.matcher(text);
        return known.matches() ? Long.parseLong(known.group(1)) : 0;
    }

    /** Replaces the number; when this returns, it survives a power cut. */
    void write(long settled) throws IOException {
        String text = "lares/settled/v1\n" + settled + "\n";
        WholeFile.replace(storage, origin.settled(), text.getBytes(StandardCharsets.UTF_8));
    }
}
