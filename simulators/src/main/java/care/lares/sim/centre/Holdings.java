// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.lares.sim.centre.fhir.Basis;
import care.lares.sim.centre.fhir.Library;
import care.lares.sim.centre.fhir.ParsedBundle;
import care.lares.sim.centre.fhir.Piece;
import care.lares.sim.centre.fhir.UnacceptableException;
import care.lares.sim.centre.fhir.UnacceptableException.Why;
import care.lares.sim.centre.proof.Checkpoint;
import care.lares.sim.centre.proof.KnownLogs;
import care.lares.sim.centre.proof.RefusedException;
import care.lares.sim.centre.proof.Submission;
import care.lares.sim.centre.proof.VerifierKey;
import care.lares.sim.centre.store.Shelf;
import care.lares.sim.centre.store.ShelfException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Everything a centre has confirmed. What this class answers is on the disk. */
final class Holdings implements Library, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BUNDLE = "bundle";
    private static final String CHECKPOINT = "checkpoint";
    private static final String KEY = "key";
    private static final String GATEWAY = "gateway";
    /** Sent again after a restart, the same bundle rests on a newer checkpoint: that is no other content. */
    private static final String PROVENANCE = "Provenance";

    private static final String OBSERVATION = "Observation";
    /** Told just before a power cut that took its entry, an alarm is raised again from its reading, seconds later. */
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

    private final KnownLogs logs = new KnownLogs();
    private final Map<String, HeldBundle> bundles = new LinkedHashMap<>();
    private final Map<String, Held> resources = new LinkedHashMap<>();
    private final Map<String, List<Held>> byType = new TreeMap<>();
    private final Map<String, Duration> gateways = new LinkedHashMap<>();
    private final InstantSource clock;
    private final Shelf shelf;
    private long repeated;
    private long differing;

    private Holdings(Path directory, InstantSource clock) throws IOException, ShelfException {
        this.clock = clock;
        this.shelf = Shelf.open(directory, this::restore);
    }

    /** Reads what was confirmed before. */
    static Holdings open(Path directory, InstantSource clock) throws IOException, ShelfException {
        return new Holdings(directory, clock);
    }

    private void restore(long place, JsonNode line) {
        try {
            switch (line.path("is").asText()) {
                case BUNDLE -> hold(place, line);
                case CHECKPOINT ->
                    logs.remember(Checkpoint.parse(line.path("note").asText()));
                case GATEWAY -> meet(line);
                case KEY -> logs.trust(VerifierKey.parse(line.path("key").asText()));
                default -> throw new IllegalStateException("a newer centre wrote this shelf");
            }
        } catch (RefusedException e) {
            throw new IllegalStateException("what was checked once is no longer believed", e);
        }
    }

    private void hold(long place, JsonNode line) {
        String id = line.path("id").asText();
        Instant at = Instant.parse(line.path("at").asText());
        JsonNode created = line.path("created");
        bundles.putIfAbsent(
                id,
                new HeldBundle(
                        id,
                        at,
                        line.path("content").asText(),
                        line.path("resources").asInt(),
                        created.size()));
        for (JsonNode piece : created) {
            var held = new Held(
                    piece.path("type").asText(),
                    piece.path("id").asText(),
                    piece.path("key").asText(),
                    at,
                    place);
            resources.put(held.reference(), held);
            byType.computeIfAbsent(held.type(), type -> new ArrayList<>()).add(held);
        }
    }

    /** Takes a whole bundle or nothing of it; what is held already is not held twice. */
    synchronized Confirmation take(ParsedBundle bundle) throws UnacceptableException, IOException {
        for (Basis basis : bundle.rests()) {
            requireShown(basis);
        }
        for (String reference : bundle.outside()) {
            if (!resources.containsKey(reference)) {
                throw new UnacceptableException(Why.NOT_FOUND, "it refers to " + reference + ", which nobody holds");
            }
        }
        String content = content(bundle);
        HeldBundle before = bundles.get(bundle.id());
        if (before != null) {
            repeated++;
            differing += before.content().equals(content) ? 0 : 1;
        }
        Set<String> created = new LinkedHashSet<>();
        ArrayNode pieces = JSON.createArrayNode();
        for (Piece piece : bundle.pieces()) {
            if (!resources.containsKey(piece.reference())) {
                created.add(piece.reference());
                pieces.add(JSON.valueToTree(piece));
            }
        }
        if (before == null || !created.isEmpty()) {
            ObjectNode line = JSON.createObjectNode()
                    .put("is", BUNDLE)
                    .put("id", bundle.id())
                    .put("at", clock.instant().toString())
                    .put("content", content)
                    .put("resources", bundle.pieces().size());
            line.set("created", pieces);
            hold(shelf.append(line), line);
        }
        return new Confirmation(created);
    }

    private void requireShown(Basis basis) throws UnacceptableException {
        Optional<Checkpoint> shown = logs.at(basis.origin(), basis.size());
        if (shown.isEmpty()) {
            throw new UnacceptableException(
                    Why.TOO_EARLY,
                    "it rests on size " + basis.size() + " of " + basis.origin() + ", which was not shown to us");
        }
        if (!shown.get().root().equals(basis.root())) {
            throw new UnacceptableException(
                    Why.SECURITY, "the tree of size " + basis.size() + " of " + basis.origin() + " has another root");
        }
    }

    /** What of a piece may not differ when it comes again. */
    private static String compared(Piece piece) {
        return piece.type().equals(OBSERVATION)
                ? piece.json()
                : TIME.matcher(piece.json()).replaceAll("");
    }

    private static String content(ParsedBundle bundle) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            bundle.pieces().stream()
                    .filter(piece -> !piece.type().equals(PROVENANCE))
                    .map(Holdings::compared)
                    .forEach(json -> sha256.update((json + '\n').getBytes(UTF_8)));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /** Checks a checkpoint as a witness would, and keeps it. */
    synchronized Checkpoint take(Submission submission) throws RefusedException, IOException {
        logs.check(submission);
        Checkpoint checkpoint = submission.checkpoint();
        shelf.append(JSON.createObjectNode().put("is", CHECKPOINT).put("note", checkpoint.note()));
        logs.remember(checkpoint);
        return checkpoint;
    }

    /** From now on believes this key about its log. */
    synchronized void trust(VerifierKey key) throws IOException {
        if (logs.key(key.name())
                .filter(known -> known.text().equals(key.text()))
                .isEmpty()) {
            shelf.append(JSON.createObjectNode().put("is", KEY).put("key", key.text()));
            logs.trust(key);
        }
    }

    /** A gateway is to be heard this often, also by whoever comes after us. */
    synchronized void met(String gateway, Duration every) throws IOException {
        if (!every.equals(gateways.get(gateway)) && gateways.size() < Watch.MAX_GATEWAYS) {
            ObjectNode line = JSON.createObjectNode()
                    .put("is", GATEWAY)
                    .put("gateway", gateway)
                    .put("every", every.toString());
            shelf.append(line);
            meet(line);
        }
    }

    private void meet(JsonNode line) {
        gateways.put(
                line.path("gateway").asText(), Duration.parse(line.path("every").asText()));
    }

    /** Gateways that were ever heard, and how often they promised to be. */
    synchronized Map<String, Duration> gateways() {
        return Map.copyOf(gateways);
    }

    KnownLogs logs() {
        return logs;
    }

    @Override
    public Optional<Volume> resource(String reference) {
        Held held;
        synchronized (this) {
            held = resources.get(reference);
        }
        return Optional.ofNullable(held).map(this::volume);
    }

    private Volume volume(Held held) {
        return new Volume(json(held), held.at().toString());
    }

    private String json(Held held) {
        try {
            for (JsonNode piece : shelf.read(held.place()).path("created")) {
                if (piece.path("id").asText().equals(held.id())
                        && piece.path("type").asText().equals(held.type())) {
                    return piece.path("json").asText();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what is held cannot be read", e);
        }
        throw new IllegalStateException("the shelf lost " + held.reference());
    }

    @Override
    public List<Volume> newest(String type, int most) {
        List<Held> chosen;
        synchronized (this) {
            List<Held> all = byType.getOrDefault(type, List.of());
            chosen = new ArrayList<>(all.subList(Math.max(0, all.size() - most), all.size()));
        }
        Collections.reverse(chosen);
        return chosen.stream().map(this::volume).toList();
    }

    /** How many are held, by type. */
    synchronized Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        byType.forEach((type, all) -> counts.put(type, all.size()));
        return counts;
    }

    synchronized List<HeldBundle> bundles() {
        return List.copyOf(bundles.values());
    }

    /** Bundles that came once more since the start, and how many of them were not as before. */
    synchronized Repeats repeats() {
        return new Repeats(repeated, differing);
    }

    @Override
    public void close() throws IOException {
        shelf.close();
    }

    /**
     * Bundles that came once more since the start.
     *
     * @param count all of them
     * @param differing those whose content was not as before; what was held stays
     */
    record Repeats(long count, long differing) {}
}
