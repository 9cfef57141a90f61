// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.EntryClass;
import care.lares.journal.StorageFault;
import care.lares.journal.log.SegmentContent;
import care.lares.journal.log.Storage;
import care.lares.journal.log.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much of each class every segment holds, kept in a file so that a start need not read them all. It can be made again
 * from the segments: nothing depends on it but speed. For one thread.
 */
final class Census {
    private static final Logger LOG = LoggerFactory.getLogger(Census.class);

    /** Words that name a segment, see {@link Stock.Held#identity}. */
    private static final int IDENTITY = 3;

    private final Storage storage;
    private final Path file;
    private final Map<String, SegmentContent> contents = new HashMap<>();
    private boolean changed;
    /** Why it could not be written down last, said once; empty when it could. */
    private String unsaved = "";

    /** Of nothing that was counted yet. */
    Census(Storage storage, Path file) {
        this.storage = storage;
        this.file = file;
    }

    /** Takes up what was counted before: nothing when the file is missing, cannot be read or is not understood. */
    void recall() {
        try {
            WholeFile.read(storage, file)
                    .map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
                    .ifPresent(text -> text.lines().forEach(this::read));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("census not read, segments are counted again", e);
            contents.clear();
        }
    }

    Optional<SegmentContent> of(Stock.Held held) {
        return Optional.ofNullable(contents.get(held.identity()));
    }

    void learn(Stock.Held held, SegmentContent content) {
        contents.put(held.identity(), content);
        changed = true;
    }

    /** Forgets what is no more, and writes down what is new; at the next call when storage does not let it. */
    void save(List<Stock.Held> present) {
        if (!changed) {
            return;
        }
        try {
            write(present);
            unsaved = "";
        } catch (IOException e) {
            String reason = StorageFault.reason(e);
            if (!reason.equals(unsaved)) {
                LOG.warn("census not saved reason={}", reason);
            }
            unsaved = reason;
        }
    }

    private void write(List<Stock.Held> present) throws IOException {
        Set<String> identities = present.stream().map(Stock.Held::identity).collect(Collectors.toSet());
        contents.keySet().retainAll(identities);
        String text = contents.entrySet().stream()
                .map(one -> line(one.getKey(), one.getValue()))
                .sorted()
                .collect(Collectors.joining());
        WholeFile.replaceRelaxed(storage, file, text.getBytes(StandardCharsets.US_ASCII));
        changed = false;
    }

    private void read(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != IDENTITY + 2 * EntryClass.values().length) {
            throw new IllegalArgumentException("a line of " + words.length + " words");
        }
        SegmentContent content = SegmentContent.none();
        int at = IDENTITY;
        long counted = 0;
        for (EntryClass one : EntryClass.values()) {
            content.add(one.code(), Long.parseLong(words[at]), Long.parseLong(words[at + 1]));
            counted += content.count(one);
            at += 2;
        }
        if (counted > 0) {
            // Of none, an earlier version may not have been able to read it: it is counted again.
            contents.put(words[0] + ' ' + words[1] + ' ' + words[2], content);
        }
    }

    private static String line(String identity, SegmentContent content) {
        StringBuilder line = new StringBuilder(identity);
        for (EntryClass one : EntryClass.values()) {
            line.append(' ').append(content.count(one)).append(' ').append(content.bytes(one));
        }
        return line.append('\n').toString();
    }
}
