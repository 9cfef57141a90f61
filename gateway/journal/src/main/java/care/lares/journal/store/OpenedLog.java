// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.EntryClass;
import care.lares.journal.LogFollower;
import care.lares.journal.log.Frame;
import care.lares.journal.seal.UnreadableEntryException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads entries of some classes out of the segments. */
final class OpenedLog implements LogFollower {
    private static final Logger LOG = LoggerFactory.getLogger(OpenedLog.class);

    private final LogTail tail;
    private final EntryOpener opener;
    private final Map<Integer, String> names;
    private final Set<Integer> classes;
    private final IndexSource source;
    private final Supplier<Extent> durable;
    private Optional<Logged> next = Optional.empty();

    /**
     * A reader.
     *
     * @param source the segments
     * @param place where to begin
     * @param durable how much of all logs would survive a power cut
     */
    OpenedLog(IndexSource source, Place place, Set<EntryClass> classes, Supplier<Extent> durable) throws IOException {
        this.source = source;
        this.names = new HashMap<>(source.origins());
        this.tail = source.tail(ordinal(names, place.origin()), place.seq());
        this.opener = source.opener();
        this.classes = classes.stream().map(EntryClass::code).collect(Collectors.toSet());
        this.durable = durable;
    }

    private static int ordinal(Map<Integer, String> names, String origin) {
        return names.entrySet().stream()
                .filter(named -> named.getValue().equals(origin))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
    }

    @Override
    public Optional<Logged> peek() throws IOException {
        while (next.isEmpty()) {
            Optional<Frame.Leaf> leaf = tail.peek(durable.get());
            learnName();
            if (leaf.isEmpty()) {
                return Optional.empty();
            }
            next = opened(leaf.get());
            if (next.isEmpty()) {
                tail.take();
            }
        }
        return next;
    }

    /** A log may have been begun since this was opened. */
    private void learnName() throws IOException {
        if (!names.containsKey(tail.origin())) {
            names.putAll(source.origins());
        }
    }

    private Optional<Logged> opened(Frame.Leaf leaf) {
        if (!classes.contains(leaf.entryClass()) || opener.isClosed(leaf.subject())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Logged(origin(), leaf.seq(), opener.entry(leaf)));
        } catch (UnreadableEntryException unreadable) {
            LOG.warn("entry unreadable, passed over seq={}", leaf.seq(), unreadable);
            return Optional.empty();
        }
    }

    @Override
    public void take() {
        if (next.isEmpty()) {
            throw new IllegalStateException("there was nothing to take");
        }
        next = Optional.empty();
        tail.take();
    }

    @Override
    public Place place() {
        return new Place(origin(), tail.next());
    }

    @Override
    public List<Unread> unread() {
        return tail.unread();
    }

    private String origin() {
        return names.getOrDefault(tail.origin(), "");
    }

    @Override
    public void close() throws IOException {
        tail.close();
    }
}
