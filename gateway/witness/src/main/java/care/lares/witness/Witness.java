// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import care.lares.journal.check.AddCheckpoint;
import care.lares.journal.check.LogKey;
import care.lares.journal.check.RefusedException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges checkpoints and cosigns those that continue what it has seen. For any thread. */
final class Witness {
    /** Most logs known at first sight, 4 kB on disk each: somebody who makes up logs fills no disk. */
    static final int MAX_FIRST_SEEN = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);

    private final WitnessSigner signer;
    private final WitnessFiles files;
    private final InstantSource clock;
    private final boolean firstSight;
    private final Consumer<String> heard;
    private final Map<String, WatchedLog> logs = new ConcurrentHashMap<>();

    /**
     * A witness of these logs.
     *
     * @param known keys of logs, whose names are their origins
     * @param firstSight whether a log that brings its own key is believed when it is first seen, and from then on
     * @throws UnusableStateException when what it had seen cannot be read
     */
    Witness(WitnessSigner signer, List<LogKey> known, boolean firstSight, WitnessFiles files, InstantSource clock)
            throws IOException, UnusableStateException {
        this(signer, known, firstSight, files, clock, origin -> {});
    }

    /**
     * The same.
     *
     * @param heard is told the origin of each log that proves that it lives: whoever sends has its key
     */
    Witness(
            WitnessSigner signer,
            List<LogKey> known,
            boolean firstSight,
            WitnessFiles files,
            InstantSource clock,
            Consumer<String> heard)
            throws IOException, UnusableStateException {
        this.signer = signer;
        this.files = files;
        this.clock = clock;
        this.firstSight = firstSight;
        this.heard = heard;
        for (LogKey key : firstSight ? files.keys() : List.<LogKey>of()) {
            watch(key);
        }
        for (LogKey key : known) {
            watch(key);
        }
    }

    WitnessSigner signer() {
        return signer;
    }

    /** The origins of the logs it would cosign for. */
    Set<String> origins() {
        return Set.copyOf(logs.keySet());
    }

    /** How many logs it would cosign for. */
    int logs() {
        return logs.size();
    }

    /**
     * Answers one request of the {@code add-checkpoint} call.
     *
     * @param body what was sent
     * @param offered the verifier key the sender says the log has, believed at first sight only
     */
    Reply add(byte[] body, Optional<String> offered) {
        AddCheckpoint request;
        try {
            request = AddCheckpoint.parse(body);
        } catch (RefusedException e) {
            return Reply.refused(Reply.MALFORMED, String.valueOf(e.getMessage()));
        }
        WatchedLog log = logs.get(request.checkpoint().origin());
        if (log != null) {
            return added(log, request);
        }
        if (firstSight && offered.isPresent()) {
            return firstSeen(request, offered.get());
        }
        String hint = firstSight ? ": say its verifier key in the header " + WitnessServer.KEY_HEADER : "";
        return Reply.refused(Reply.UNKNOWN, "this log is not known here" + hint);
    }

    /** Also one that is not cosigned was signed by the log. */
    private Reply added(WatchedLog log, AddCheckpoint request) {
        Reply reply = log.add(request);
        if (reply.status() != Reply.NOT_SIGNED) {
            heard.accept(request.checkpoint().origin());
        }
        return reply;
    }

    /** The newest checkpoint cosigned of a log, by the SHA-256 of its origin in hexadecimal. */
    Optional<String> latest(String originHash) {
        return logs.values().stream()
                .filter(log -> log.name().equals(originHash))
                .findFirst()
                .flatMap(WatchedLog::latest);
    }

    private Reply firstSeen(AddCheckpoint request, String offered) {
        try {
            LogKey key = LogKey.parse(offered);
            request.checkpoint().verify(key);
            return added(firstSeen(key), request);
        } catch (RefusedException e) {
            return Reply.refused(Reply.NOT_SIGNED, String.valueOf(e.getMessage()));
        } catch (UnusableStateException | IOException e) {
            LOG.error("log not taken in", e);
            return Reply.refused(Reply.NOT_STORED, "this log cannot be taken in now");
        }
    }

    private synchronized WatchedLog firstSeen(LogKey key) throws IOException, UnusableStateException {
        WatchedLog known = logs.get(key.origin());
        if (known != null) {
            return known;
        }
        if (logs.size() >= MAX_FIRST_SEEN) {
            throw new UnusableStateException(MAX_FIRST_SEEN + " logs are watched already");
        }
        LOG.info("log seen first origin={}", key.origin());
        files.keep(key);
        return watch(key);
    }

    private WatchedLog watch(LogKey key) throws IOException, UnusableStateException {
        WatchedLog log = new WatchedLog(key, signer, files, clock);
        logs.put(key.origin(), log);
        return log;
    }
}
