// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.ContactId;
import care.lares.domain.PersonId;
import care.lares.domain.PlaceId;
import care.lares.domain.roster.Absence;
import care.lares.domain.roster.CallPlan;
import care.lares.domain.roster.CallStep;
import care.lares.domain.roster.Roster;
import care.lares.domain.roster.Shift;
import care.lares.domain.roster.WeeklySpan;
import care.lares.journal.RegistryEntry.RosterChanged;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A roster as the public JSON. */
public final class RosterJson {
    /** Letters of a day's name: {@code mon}. */
    private static final int DAY_LETTERS = 3;

    private RosterJson() {}

    /** The whole of it, with who decided it. */
    public static JsonObject of(RosterChanged changed) {
        Roster roster = changed.roster();
        JsonObject json = new JsonObject()
                .put("zone", roster.zone().getId())
                .put("shifts", array(roster.shifts().stream().map(RosterJson::of)))
                .put("absences", array(roster.absences().stream().map(RosterJson::of)))
                .put(
                        "quiet",
                        array(roster.quiet().stream()
                                .map(quiet -> span(
                                        new JsonObject()
                                                .put("contact", quiet.contact().value()),
                                        quiet.when()))));
        roster.plan(Optional.empty()).ifPresent(usual -> json.put("steps", steps(usual)));
        return json.put(
                        "places",
                        array(roster.plans().stream()
                                .filter(plan -> !plan.places().isEmpty())
                                .map(RosterJson::of)))
                .put(
                        "accepts",
                        array(roster.accepts().stream().map(PersonId::value).sorted()))
                .put("changedAt", changed.at().toString())
                .put("changedBy", changed.by());
    }

    private static JsonObject of(Shift shift) {
        JsonObject json = span(new JsonObject().put("name", shift.name()), shift.when());
        return json.put("handoverMinutes", shift.handover().toMinutes()).put("contacts", ids(shift.contacts()));
    }

    static JsonObject span(JsonObject json, WeeklySpan span) {
        return json.put("days", array(span.days().stream().map(RosterJson::day)))
                .put("from", span.from().toString())
                .put("to", span.to().toString());
    }

    private static String day(DayOfWeek day) {
        return day.name().substring(0, DAY_LETTERS).toLowerCase(Locale.ROOT);
    }

    /** The day of this name, such as {@code mon}. */
    public static Optional<DayOfWeek> day(String name) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day(day).equals(name))
                .findFirst();
    }

    private static JsonObject of(Absence absence) {
        JsonObject json = new JsonObject()
                .put("contact", absence.contact().value())
                .put("from", absence.from().toString())
                .put("to", absence.to().toString());
        absence.instead().ifPresent(instead -> json.put("instead", instead.value()));
        return json;
    }

    private static JsonObject of(CallPlan plan) {
        return new JsonObject().put("places", places(plan)).put("steps", steps(plan));
    }

    /** The places a plan names. */
    static JsonArray places(CallPlan plan) {
        return array(plan.places().stream().map(PlaceId::value));
    }

    private static JsonArray steps(CallPlan plan) {
        return array(plan.steps().stream().map(RosterJson::of));
    }

    private static JsonObject of(CallStep step) {
        return new JsonObject()
                .put("shifts", new JsonArray(List.copyOf(step.shifts())))
                .put("contacts", ids(step.contacts()))
                .put("inTurn", step.inTurn());
    }

    /** Contacts in their order. */
    static JsonArray ids(Collection<ContactId> contacts) {
        return array(contacts.stream().map(ContactId::value));
    }

    /** Whatever it is, in its order. */
    static JsonArray array(Stream<?> all) {
        JsonArray array = new JsonArray();
        all.forEach(array::add);
        return array;
    }
}
