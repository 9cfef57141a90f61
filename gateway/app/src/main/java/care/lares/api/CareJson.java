// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.care.CarePlan;
import care.lares.domain.care.DevicePassport;
import care.lares.journal.CareBook;
import care.lares.journal.CareEntry.CareNoted;
import care.lares.journal.CareEntry.CarePlanDecided;
import care.lares.rules.care.CheckInRules;
import care.lares.rules.care.CheckInStand;
import care.lares.rules.care.CheckInStand.Window;
import care.lares.rules.care.FamilyRules;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How somebody is cared for, and with what, as the public JSON. */
public final class CareJson {
    private CareJson() {}

    /** What somebody is asked, and who decided it. */
    public static JsonObject of(CarePlanDecided decided) {
        CarePlan plan = decided.plan();
        JsonObject calls = new JsonObject();
        plan.calls().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(call -> calls.put(call.getKey(), call.getValue().value()));
        return new JsonObject()
                .put("resident", decided.resident().value())
                .put("zone", plan.zone().getId())
                .put(
                        "checkIns",
                        RosterJson.array(plan.checkIns().stream().map(span -> RosterJson.span(new JsonObject(), span))))
                .put("activity", plan.activity())
                .put("buttons", RosterJson.array(plan.buttons().stream().sorted()))
                .put(
                        "familyContactDays",
                        plan.family().map(rhythm -> rhythm.every().toDays()).orElse(null))
                .put("calls", calls)
                .put("awayUntil", text(plan.awayUntil()))
                .put("changedAt", decided.at().toString())
                .put("changedBy", decided.by());
    }

    /** How somebody's check-in stands, and when their family was in touch. */
    static JsonObject of(CarePlanDecided decided, CheckInStand stand, CareBook care, Instant now) {
        CarePlan plan = decided.plan();
        Optional<Window> next = CheckInRules.next(plan, now);
        Optional<CareNoted> family = care.family(decided.resident());
        return new JsonObject()
                .put("resident", decided.resident().value())
                .put("state", stand.state().wireName())
                .put("window", stand.window().map(CareJson::window).orElse(null))
                .put("next", next.map(CareJson::window).orElse(null))
                .put(
                        "last",
                        care.checkIn(decided.resident()).map(CareJson::note).orElse(null))
                .put("awayUntil", text(plan.awayUntil().filter(now::isBefore)))
                .put("familyContact", family.map(CareJson::note).orElse(null))
                .put("familyContactDueAt", text(FamilyRules.dueAt(plan, family.map(CareNoted::of))));
    }

    private static JsonObject window(Window window) {
        return new JsonObject()
                .put("from", window.from().toString())
                .put("to", window.to().toString());
    }

    /** What became of a check-in, or that the family was in touch. */
    public static JsonObject note(CareNoted noted) {
        return new JsonObject()
                .put("event", noted.event().wireName())
                .put("of", noted.of().toString())
                .put("at", noted.at().toString())
                .put("by", noted.by());
    }

    /**
     * What a device is.
     *
     * @param ends when its service life ends
     * @param battery what batteries to order
     */
    public static JsonObject of(DevicePassport passport, Optional<LocalDate> ends, Optional<String> battery) {
        return new JsonObject()
                .put("vendor", passport.vendor())
                .put("model", passport.model())
                .put("battery", passport.battery())
                .put("made", text(passport.made()))
                .put("installed", text(passport.installed()))
                .put("serviceYears", passport.serviceYears() == 0 ? null : passport.serviceYears())
                .put("endOfLife", text(ends))
                .put("batteryToOrder", battery.orElse(null));
    }

    private static @Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }
}
