// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * States of devices that tell a part at a time, or several things of one kind: what was told before counts with it. Two
 * probes of which one is wet are wet, whichever speaks. Keys that mean nothing here are left out without complaint.
 */
public final class StateDriver implements Driver {
    /** Most keys remembered of one device. */
    private static final int MAX_KNOWN = 64;

    /**
     * What a message meant.
     *
     * @param events presses and the like: each is one
     * @param levels how things are, one reading for each kind
     * @param rejected what could not be understood
     * @param known what is known of the device now, for {@link #read} of its next message
     */
    public record Report(
            List<Reading> events, List<Reading> levels, List<Rejected> rejected, Map<String, Scalar> known) {
        /** Copies them. */
        public Report {
            events = List.copyOf(events);
            levels = List.copyOf(levels);
            rejected = List.copyOf(rejected);
            known = Map.copyOf(known);
        }

        /** All of it, for those who know nothing of the device's past. */
        public Decoded decoded() {
            List<Reading> all = new ArrayList<>(events);
            all.addAll(levels);
            return new Decoded(all, rejected);
        }
    }

    private final String name;
    private final Function<byte[], FlatJson> form;
    private final StateWords words;

    /**
     * A family.
     *
     * @param form how its payloads are written
     */
    public StateDriver(String name, Function<byte[], FlatJson> form, StateWords words) {
        this.name = name;
        this.form = form;
        this.words = words;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Decoded decode(RawMessage message) {
        return read(message, Map.of()).decoded();
    }

    /** What a message means after what was known of its device. */
    public Report read(RawMessage message, Map<String, Scalar> before) {
        if (message.payload().length > RawMessage.MAX_PAYLOAD) {
            String why = "a message has at most " + RawMessage.MAX_PAYLOAD + " bytes";
            return new Report(List.of(), List.of(), List.of(new Rejected(Reason.TOO_LARGE, why)), before);
        }
        FlatJson json = form.apply(message.payload());
        Map<String, Scalar> all = new HashMap<>(before);
        all.putAll(json.values());
        Map<String, Scalar> known = new HashMap<>(before);
        Gathering now = new Gathering();
        json.values().forEach((key, value) -> {
            int levels = now.levels().size();
            int said = now.said();
            int events = now.events().size();
            words.read(key, value, all, now);
            boolean counted = now.countedSince(events);
            if (counted && value.equals(before.get(key))) {
                now.toldAgain();
            } else if (counted && !before.containsKey(key)) {
                now.perhapsToldAgain();
            }
            boolean isState = now.said() > said && now.events().size() == events;
            boolean hasRoom = known.size() < MAX_KNOWN || known.containsKey(key);
            if ((hasRoom && (isState || counted)) || (isState && now.levels().size() > levels)) {
                known.put(key, value);
            }
        });
        Gathering together = new Gathering();
        known.forEach((key, value) -> words.read(key, value, all, together));
        List<Rejected> rejected = new ArrayList<>(now.rejected());
        if (!json.whole()) {
            rejected.add(new Rejected(Reason.MALFORMED, "not one JSON object, or cut short"));
        }
        Composer composer = new Composer(message);
        List<Reading> events = new ArrayList<>();
        now.events().forEach(event -> events.add(reading(composer, event.kind(), event.value())));
        return new Report(events, levels(composer, now, together), rejected, known);
    }

    private static List<Reading> levels(Composer composer, Gathering now, Gathering together) {
        List<Reading> readings = new ArrayList<>();
        now.levels().forEach((kind, value) -> {
            boolean counts = value.value() instanceof Value.Flag;
            Understood.Good told = counts ? together.levels().getOrDefault(kind, value) : value;
            readings.add(reading(composer, kind, told));
        });
        return readings;
    }

    private static Reading reading(Composer composer, Kind kind, Understood.Good value) {
        return composer.reading(kind, value, Optional.empty(), Optional.empty(), Set.of());
    }
}
