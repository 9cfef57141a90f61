// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.domain.Ticks;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an index is made of.
 *
 * @param storage that has the log
 * @param logDirectory where the log is
 * @param opener makes entries of leaves; for the indexer's thread
 * @param ticks monotonic time
 */
record IndexSource(Storage storage, Path logDirectory, EntryOpener opener, Ticks ticks) {
    LogTail tail(int origin, long seq) throws IOException {
        return new LogTail(storage, logDirectory, origin, seq);
    }

    /** Names of the logs by their ordinals. */
    Map<Integer, String> origins() throws IOException {
        return logs().stream().collect(Collectors.toMap(OriginFiles::ordinal, OriginFiles::name));
    }

    private List<OriginFiles> logs() throws IOException {
        return OriginFiles.all(storage, logDirectory);
    }
}
