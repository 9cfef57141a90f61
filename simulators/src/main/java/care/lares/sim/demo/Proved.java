// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.domain.Kind;
import care.lares.sim.family.Packet;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What valid receipts say is in the journal. */
final class Proved {
    private final int total;
    private final Set<String> readings = new HashSet<>();
    private final Set<String> alarms = new HashSet<>();
    private final Set<String> answered = new HashSet<>();
    private final List<String> doubled = new ArrayList<>();
    private final Map<String, Integer> tiers = new TreeMap<>();
    private final Map<Long, String> tierBySeq = new HashMap<>();
    private int verified;
    private String firstRefusal = "";

    Proved(int total) {
        this.total = total;
    }

    /** Takes one result of {@code lares verify --json}. */
    void add(JsonNode result) {
        if (!result.path("valid").asBoolean()) {
            firstRefusal = firstRefusal.isEmpty() ? result.path("reason").asText() : firstRefusal;
            return;
        }
        verified++;
        String tier = result.path("tier").asText();
        tiers.merge(tier.split(" ", -1)[0], 1, Integer::sum);
        tierBySeq.put(result.path("seq").asLong(), tier);
        JsonNode entry = result.path("entry");
        switch (entry.path("type").asText()) {
            case "reading" -> {
                String name = name(entry);
                if (!readings.add(name) && !mayComeTwice(entry)) {
                    doubled.add(name + " as entry " + entry.path("seq").asText());
                }
            }
            case "alarm" -> addAlarm(entry);
            default -> {}
        }
    }

    private static String name(JsonNode entry) {
        String device = entry.path("device").asText();
        return entry.has("id")
                ? Packet.name(device, entry.path("id").asText())
                : Packet.name(device, kind(entry), entry.path("observed").asText());
    }

    /** Without its unit. */
    private static String kind(JsonNode entry) {
        return entry.path("kind").asText().split(" ", -1)[0];
    }

    /**
     * Nothing tells a state without id and time from the same state told once more: a line that reconnects says it again.
     * What may hide a call is no duplicate without an id of its own: sent again after a power cut, it counts again.
     */
    private static boolean mayComeTwice(JsonNode entry) {
        boolean timed = entry.hasNonNull("observed");
        boolean call = Kind.ofWireName(kind(entry)).filter(Kind::lifeSafety).isPresent();
        return !entry.has("id") && (call || !timed);
    }

    private void addAlarm(JsonNode entry) {
        String call =
                entry.path("alarm").asText() + ' ' + entry.path("occurrence").asText();
        alarms.add(call);
        String state = entry.path("state").asText();
        if (state.equals(AlarmView.ACKNOWLEDGED) || state.equals(AlarmView.ACCEPTED)) {
            answered.add(call);
        }
    }

    /** Receipts asked for. */
    int total() {
        return total;
    }

    int verified() {
        return verified;
    }

    /** How many of them the ledger confirmed. */
    int againstChain() {
        return reached("anchored") + reached("final");
    }

    /** How far the evidence of this entry reaches; empty when it is not valid. */
    String tierOf(long seq) {
        return Optional.ofNullable(tierBySeq.get(seq)).orElse("");
    }

    /** How many of them reached exactly this tier, such as {@code final}. */
    int reached(String tier) {
        return tiers.getOrDefault(tier, 0);
    }

    /** Readings that are in the journal once more than they may be: name and place of each surplus entry. */
    List<String> doubled() {
        return List.copyOf(doubled);
    }

    /** Their names, each once. */
    Set<String> readings() {
        return Set.copyOf(readings);
    }

    /** Every alarm and occurrence in the journal. */
    Set<String> alarms() {
        return Set.copyOf(alarms);
    }

    /** Those of them someone answered. */
    Set<String> answered() {
        return Set.copyOf(answered);
    }

    /** Why the first one was refused; empty when none was. */
    String firstRefusal() {
        return firstRefusal;
    }
}
