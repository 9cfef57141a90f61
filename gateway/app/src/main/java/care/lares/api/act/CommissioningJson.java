// SPDX-License-Identifier: Apache-2.0
package care.lares.api.act;

import care.lares.api.DeviceJson;
import care.lares.domain.PlaceId;
import care.lares.journal.CommissioningEntry.Certified;
import care.lares.journal.CommissioningEntry.ConfirmedContact;
import care.lares.journal.CommissioningEntry.ProvedDevice;
import care.lares.journal.CommissioningEntry.Pull;
import care.lares.journal.CommissioningEntry.Stepped;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.SetUp;
import care.lares.pipeline.CommissioningProgress;
import care.lares.pipeline.CommissioningProgress.Contact;
import care.lares.pipeline.CommissioningProgress.Device;
import care.lares.pipeline.CommissioningProgress.Lack;
import care.lares.pipeline.Heard;
import care.lares.pipeline.House;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A house that is set up, as the public JSON. */
final class CommissioningJson {
    private final House house;
    private final Registry registry;

    CommissioningJson(House house) {
        this.house = house;
        this.registry = house.registry();
    }

    /** How it stands. */
    JsonObject stand() {
        Optional<CommissioningProgress> progress =
                registry.commissioning().running().map(setUp -> CommissioningProgress.of(house, setUp));
        Optional<Certified> certificate = registry.commissioning().certificate();
        String state = progress.isPresent() ? "being_set_up" : certificate.isPresent() ? "certified" : "none";
        Optional<SetUp> setUp = progress.map(CommissioningProgress::setUp);
        JsonArray remaining = new JsonArray();
        progress.ifPresent(how -> how.lacks().forEach(lack -> remaining.add(json(lack))));
        return new JsonObject()
                .put("state", state)
                .put("began", setUp.map(SetUp::began).map(Instant::toString).orElse(null))
                .put("by", setUp.map(SetUp::by).orElse(null))
                .put("remaining", remaining)
                .put(
                        "devices",
                        new JsonArray(progress.stream()
                                .flatMap(how -> how.devices().stream())
                                .map(this::json)
                                .toList()))
                .put(
                        "contacts",
                        new JsonArray(progress.stream()
                                .flatMap(how -> how.contacts().stream())
                                .map(CommissioningJson::json)
                                .toList()))
                .put(
                        "mains",
                        setUp.flatMap(SetUp::mains).map(CommissioningJson::json).orElse(null))
                .put(
                        "uplink",
                        setUp.flatMap(SetUp::uplink)
                                .map(CommissioningJson::json)
                                .orElse(null))
                .put("certificate", certificate.map(this::json).orElse(null));
    }

    private static JsonObject json(Lack lack) {
        return new JsonObject()
                .put("reason", lack.reason().name().toLowerCase(Locale.ROOT))
                .put("what", lack.what().isEmpty() ? null : lack.what())
                .put("text", words(lack));
    }

    /** What is missing, in a sentence that says what to do. */
    static String words(Lack lack) {
        return switch (lack.reason()) {
            case NO_DEVICE -> "no device is registered that somebody's life may hang on: register one";
            case DEVICE -> lack.what() + " has not been activated where it is: press it, or test it";
            case NO_CONTACT -> "no contact is registered: nobody outside would be told";
            case CONTACT_UNREACHABLE -> lack.what() + " cannot be called: give this contact a webhook";
            case CONTACT -> lack.what() + " has not answered a test call: call them, and enter the code they tell";
            case MAINS -> "the mains were not pulled: pull the plug once, and put it back";
            case MAINS_GONE -> "the mains are pulled: put the plug back";
            case UPLINK -> "the way out of the house was not pulled: pull its cable once, and put it back";
            case UPLINK_GONE -> "the way out of the house is pulled: put its cable back";
        };
    }

    /** All of it in one sentence. */
    static String words(List<Lack> lacks) {
        return lacks.stream().map(CommissioningJson::words).collect(Collectors.joining("; "));
    }

    private JsonObject json(Device device) {
        return new JsonObject()
                .put("id", device.device().device().value())
                .put(
                        "name",
                        device.device().name().isEmpty()
                                ? null
                                : device.device().name())
                .put("place", device.place().map(PlaceId::value).orElse(null))
                .put("need", device.need().name().toLowerCase(Locale.ROOT))
                .put("lifeSafety", device.lifeSafety())
                .put(
                        "told",
                        new JsonArray(CommissioningProgress.told(
                                        house, device.device().device())
                                .stream()
                                .map(kind -> kind.wireName())
                                .toList()))
                .put("proved", device.proved().map(CommissioningJson::proved).orElse(null));
    }

    private static JsonObject proved(Stepped step) {
        return new JsonObject()
                .put("kind", step.kind().map(kind -> kind.wireName()).orElse(null))
                .put("at", step.at().toString())
                .put("entry", number(step.evidence()));
    }

    private static JsonObject json(Contact contact) {
        return new JsonObject()
                .put("id", contact.contact().contact().value())
                .put("name", contact.contact().name())
                .put("reachable", contact.isReachable())
                .put(
                        "calledAt",
                        contact.called().map(step -> step.at().toString()).orElse(null))
                .put(
                        "confirmedAt",
                        contact.confirmed().map(step -> step.at().toString()).orElse(null));
    }

    private static JsonObject json(Pull pull) {
        return new JsonObject()
                .put("seenBy", pull.seenBy())
                .put("lost", pull.lost().toString())
                .put("back", pull.back().toString());
    }

    /** A certificate, and what came into the house since. */
    JsonObject json(Certified certified) {
        OptionalLong seq = registry.reports().of(certified);
        List<JsonObject> since = registry.devices().stream()
                .filter(device ->
                        !device.at().isBefore(certified.at()) && CommissioningProgress.mustBeActivated(house, device))
                .filter(device -> !isCertified(certified, device))
                .map(this::since)
                .toList();
        return new JsonObject()
                .put("certified", certified.at().toString())
                .put("began", certified.began().toString())
                .put("by", certified.by())
                .put("version", certified.version())
                .put("seq", number(seq))
                .put(
                        "devices",
                        new JsonArray(certified.devices().stream()
                                .map(CommissioningJson::json)
                                .toList()))
                .put(
                        "contacts",
                        new JsonArray(certified.contacts().stream()
                                .map(CommissioningJson::json)
                                .toList()))
                .put("mains", json(certified.mains()))
                .put("uplink", json(certified.uplink()))
                .put("since", new JsonArray(since));
    }

    /** Whether it was activated where it is now. */
    private boolean isCertified(Certified certified, DeviceRegistered device) {
        Optional<PlaceId> place = registry.whereabouts(device.assignment());
        return certified.devices().stream()
                .anyMatch(proved -> proved.device().equals(device.device())
                        && proved.place().equals(place));
    }

    private JsonObject since(DeviceRegistered device) {
        Optional<Heard> proven = house.devices()
                .view(device.device())
                .lastProven()
                .filter(heard -> !heard.at().isBefore(device.at()));
        return new JsonObject()
                .put("id", device.device().value())
                .put(
                        "place",
                        registry.whereabouts(device.assignment())
                                .map(PlaceId::value)
                                .orElse(null))
                .mergeIn(DeviceJson.heard("lastProven", proven));
    }

    private static JsonObject json(ProvedDevice proved) {
        return new JsonObject()
                .put("id", proved.device().value())
                .put("place", proved.place().map(PlaceId::value).orElse(null))
                .put("kind", proved.kind().wireName())
                .put("at", proved.at().toString())
                .put("entry", number(proved.evidence()));
    }

    private static JsonObject json(ConfirmedContact confirmed) {
        return new JsonObject()
                .put("id", confirmed.contact().value())
                .put("at", confirmed.at().toString());
    }

    /** The sequence number of an entry; null where nobody knows it. */
    static @Nullable Long number(OptionalLong seq) {
        return seq.isPresent() ? seq.getAsLong() : null;
    }
}
