// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.Tuning;
import care.lares.journal.ConfigEntry;
import care.lares.journal.ConfigEntry.Changed;
import care.lares.journal.ConfigEntry.ForResident;
import care.lares.journal.ConfigEntry.Trial;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules go by: {@code [34, at, version, site, places, tried from, tried until, raised, spared, by]}, {@code [46,
 * at, resident, settings, by]}. Settings are pairs {@code [code, value]} in ascending order of their codes.
 */
final class ConfigBodies {
    private static final int CHANGED_FIELDS = 10;
    private static final int RESIDENT_FIELDS = 5;
    private static final int PAIR = 2;

    private ConfigBodies() {}

    static void write(ConfigEntry entry, CborWriter out) {
        if (entry instanceof Changed changed) {
            out.array(CHANGED_FIELDS).integer(EntryCodec.CONFIG_CHANGED).moment(changed.at());
            out.integer(changed.version());
            write(changed.site(), out);
            places(changed.places(), out);
            out.optionalMoment(changed.trial().map(Trial::from))
                    .optionalMoment(changed.trial().map(Trial::until))
                    .integer(changed.trial().map(Trial::raised).orElse(0))
                    .integer(changed.trial().map(Trial::spared).orElse(0));
            out.text(changed.by());
        } else if (entry instanceof ForResident part) {
            out.array(RESIDENT_FIELDS).integer(EntryCodec.CONFIG_FOR_RESIDENT).moment(part.at());
            out.text(part.resident().value());
            write(part.choice(), out);
            out.text(part.by());
        }
    }

    private static void places(Map<PlaceId, Choice> places, CborWriter out) {
        out.array(places.size());
        SortedTexts.sorted(places.keySet().stream().map(PlaceId::value).toList())
                .forEach(place -> {
                    out.array(PAIR).text(place);
                    write(places.getOrDefault(new PlaceId(place), Choice.NONE), out);
                });
    }

    private static void write(Choice choice, CborWriter out) {
        out.array(choice.values().size());
        choice.values()
                .forEach((setting, value) ->
                        out.array(PAIR).integer(setting.code()).integer(value));
    }

    static Changed readChanged(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, CHANGED_FIELDS);
        Instant at = in.moment();
        long version = in.integer();
        Choice site = choice(in);
        Map<PlaceId, Choice> places = places(in);
        Optional<Instant> from = in.optionalMoment();
        Optional<Instant> until = in.optionalMoment();
        int raised = in.count();
        int spared = in.count();
        if (from.isPresent() != until.isPresent() || (from.isEmpty() && raised + spared != 0)) {
            throw in.wrong("half a trial");
        }
        Optional<Trial> trial = from.map(begin -> new Trial(begin, until.orElse(begin), raised, spared));
        return new Changed(at, version, site, places, trial, in.text());
    }

    static ForResident readForResident(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, RESIDENT_FIELDS);
        return new ForResident(in.moment(), new ResidentId(in.text()), choice(in), in.text());
    }

    private static Map<PlaceId, Choice> places(CborReader in) throws UnreadableEntryException {
        Map<PlaceId, Choice> places = new HashMap<>();
        byte[] before = {};
        for (int left = in.array(0, Tuning.MAX_SCOPES, "places"); left > 0; left--) {
            in.array(PAIR);
            String place = in.text();
            before = SortedTexts.checked(in, place, before, places.isEmpty());
            places.put(new PlaceId(place), choice(in));
        }
        return places;
    }

    private static Choice choice(CborReader in) throws UnreadableEntryException {
        Map<Setting, Long> values = new EnumMap<>(Setting.class);
        int before = 0;
        for (int left = in.array(); left > 0; left--) {
            in.array(PAIR);
            int code = in.count();
            if (code <= before) {
                throw in.wrong("settings out of order");
            }
            before = code;
            values.put(in.known(Setting.ofCode(code), "setting"), in.integer());
        }
        return new Choice(values);
    }
}
