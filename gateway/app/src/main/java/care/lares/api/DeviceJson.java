// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.AlarmKind;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.domain.Supervision;
import care.lares.domain.Value;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.pipeline.DeviceView;
import care.lares.pipeline.Heard;
import care.lares.pipeline.House;
import care.lares.pipeline.NotUnderstood;
import care.lares.pipeline.Told;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A device as the public JSON: what it is, whom it serves, and how it is. */
public final class DeviceJson {
    /** What a device says is wrong with itself. */
    private static final Set<Kind> COMPLAINTS = Set.of(Kind.FAULT, Kind.TAMPER);

    private final House house;

    /** From the living state. */
    public DeviceJson(House house) {
        this.house = house;
    }

    /** As it stands in lists. */
    public JsonObject brief(DeviceRegistered device) {
        return brief(device, house.devices().view(device.device()));
    }

    /** With what it told last and what of it was refused. */
    JsonObject whole(DeviceRegistered device) {
        DeviceView view = house.devices().view(device.device());
        JsonArray latest = new JsonArray();
        view.latest().forEach(told -> latest.add(latest(told)));
        JsonArray refused = new JsonArray();
        view.refused().forEach(one -> refused.add(refused(one)));
        return brief(device, view).put("latest", latest).put("rejected", refused);
    }

    /** What of it is registered, and not told by itself. */
    JsonObject settable(DeviceRegistered device) {
        return registered(device).put("proof", device.credential().proof().name());
    }

    private JsonObject brief(DeviceRegistered device, DeviceView view) {
        return registered(device)
                .put("online", online(device, view).orElse(null))
                .mergeIn(heard("lastSeen", view.lastSeen()))
                .mergeIn(heard("lastProven", view.lastProven()))
                .put("battery", battery(view).orElse(null))
                .put("batteryLow", view.batteryLow().orElse(null))
                .put("faults", new JsonArray(List.copyOf(faults(device.device(), view))));
    }

    private JsonObject registered(DeviceRegistered device) {
        return new JsonObject()
                .put("id", device.device().value())
                .put(
                        "resident",
                        device.assignment().resident().map(ResidentId::value).orElse(null))
                .put("place", device.assignment().place().map(PlaceId::value).orElse(null))
                .put("driver", text(device.driver()).orElse(null))
                .put("name", text(device.name()).orElse(null))
                .put("revoked", house.registry().revocation(device.device()).isPresent())
                .put("supervised", isSupervised(device))
                .put("callButton", house.registry().declarations().isCallButton(device.device()));
    }

    private boolean isSupervised(DeviceRegistered device) {
        return house.registry().supervision(device.device()) == Supervision.SUPERVISED;
    }

    /** What speaks only when it is used is never said to be there: nobody knows before it is used. */
    private Optional<Boolean> online(DeviceRegistered device, DeviceView view) {
        return view.online().filter(there -> !there || isSupervised(device));
    }

    private static Optional<String> text(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Two members of an object: when something was heard, and whether that is to be believed. */
    public static JsonObject heard(String name, Optional<Heard> heard) {
        return new JsonObject()
                .put(name, heard.map(Heard::at).map(Instant::toString).orElse(null))
                .put(name + "Trusted", heard.map(Heard::trusted).orElse(null));
    }

    private static Optional<BigDecimal> battery(DeviceView view) {
        return view.latest().stream()
                .map(told -> told.logged().reading())
                .filter(reading -> reading.kind() == Kind.BATTERY)
                .map(reading -> ((Value.Quantity) reading.value()).number())
                .findFirst();
    }

    /** What it says of itself, and what the gateway found out about it; in words of the alarm table. */
    private Set<String> faults(DeviceId id, DeviceView view) {
        Set<String> faults = new TreeSet<>();
        view.latest().stream()
                .map(told -> told.logged().reading())
                .filter(reading -> COMPLAINTS.contains(reading.kind()) && reading.isOn())
                .forEach(reading -> faults.add(reading.kind().wireName()));
        house.openAlarms().stream()
                .filter(alarm -> alarm.kind().technical())
                .filter(alarm -> alarm.device().filter(id::equals).isPresent())
                .map(alarm -> alarm.kind() == AlarmKind.DEVICE_FAULT
                        ? Kind.FAULT.wireName()
                        : alarm.kind().wireName())
                .forEach(faults::add);
        return faults;
    }

    private static JsonObject latest(Told told) {
        return new JsonObject()
                .put("kind", told.logged().reading().kind().wireName())
                .put("receivedAt", told.logged().at().toString())
                .put("trusted", Heard.of(told.logged()).trusted());
    }

    private static JsonObject refused(NotUnderstood refused) {
        return new JsonObject()
                .put("at", refused.at().toString())
                .put("driver", refused.driver())
                .put("reason", refused.reason())
                .put("detail", refused.detail());
    }
}
