// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.api.Fields;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.api.RosterJson;
import care.lares.domain.ContactId;
import care.lares.domain.PersonId;
import care.lares.domain.PlaceId;
import care.lares.domain.roster.Absence;
import care.lares.domain.roster.CallPlan;
import care.lares.domain.roster.CallStep;
import care.lares.domain.roster.QuietHours;
import care.lares.domain.roster.Roster;
import care.lares.domain.roster.Shift;
import care.lares.domain.roster.WeeklySpan;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads a roster somebody sent: all that is wrong with its fields is told at once. */
final class RosterForm {
    private static final int MAX_ID = 256;
    private static final int MAX_ZONE = 64;
    private static final int MAX_TIME = 40;
    private static final int MAX_DAYS = 7;
    private static final String[] FIELDS = {
        "zone", "shifts", "absences", "quiet", "steps", "places", "accepts", "changedAt", "changedBy"
    };
    private static final String[] SHIFT = {"name", "days", "from", "to", "handoverMinutes", "contacts"};
    private static final String[] ABSENCE = {"contact", "from", "to", "instead"};
    private static final String[] QUIET = {"contact", "days", "from", "to"};
    private static final String[] STEP = {"shifts", "contacts", "inTurn"};
    private static final String[] PLACES = {"places", "steps"};
    private static final ZoneId UTC = ZoneId.of("UTC");
    /** Stands where a field is at fault, until the faults are told. */
    private static final ContactId NOBODY = new ContactId("nobody");

    private RosterForm() {}

    /**
     * What the body says.
     *
     * @throws Refused 400 with all faults
     */
    static Wish read(JsonObject body) {
        Fields fields = Fields.of(body, FIELDS);
        ZoneId zone = fields.required("zone", fields.of("zone", MAX_ZONE, RosterForm::zone), UTC);
        List<Parsed<Shift>> shifts = parsed(fields.objects("shifts", Roster.MAX_SHIFTS, SHIFT), RosterForm::shift);
        List<Parsed<Absence>> absences =
                parsed(fields.objects("absences", Roster.MAX_ABSENCES, ABSENCE), RosterForm::absence);
        List<Parsed<QuietHours>> quiet = parsed(fields.objects("quiet", Roster.MAX_QUIET, QUIET), RosterForm::quiet);
        List<Parsed<CallPlan>> plans = plans(fields);
        Set<PersonId> accepts = new HashSet<>(fields.list("accepts", Roster.MAX_ACCEPTS, MAX_ID, PersonId::new));
        Optional<Instant> instead = fields.of("changedAt", MAX_TIME, RosterForm::instant);
        fields.check();
        return new Wish(
                made(() -> new Roster(zone, made(shifts), made(absences), made(quiet), made(plans), accepts)), instead);
    }

    /**
     * What somebody wants.
     *
     * @param roster to be kept
     * @param instead of the one that was decided then; empty: of whichever is kept
     */
    record Wish(Roster roster, Optional<Instant> instead) {}

    /** Is made once every field has its form. */
    interface Parsed<T> extends Supplier<T> {}

    private static <T> List<Parsed<T>> parsed(List<Fields> all, Function<Fields, Parsed<T>> one) {
        return all.stream().map(one).toList();
    }

    private static <T> List<T> made(List<Parsed<T>> all) {
        return all.stream().map(Parsed::get).toList();
    }

    private static <T> T made(Supplier<T> roster) {
        try {
            return roster.get();
        } catch (IllegalArgumentException cannotBe) {
            throw new Refused(Problem.badRequest(String.valueOf(cannotBe.getMessage())));
        }
    }

    private static List<Parsed<CallPlan>> plans(Fields fields) {
        List<Parsed<CallPlan>> plans = new ArrayList<>();
        List<Parsed<CallStep>> usual = parsed(fields.objects("steps", CallPlan.MAX_STEPS, STEP), RosterForm::step);
        if (usual.isEmpty()) {
            fields.fault("steps", "needs at least one: who is called first");
        }
        plans.add(() -> CallPlan.of(List.of(), made(usual)));
        for (Fields group : fields.objects("places", Roster.MAX_PLANS - 1, PLACES)) {
            List<PlaceId> places = group.list("places", MAX_ID, MAX_ID, PlaceId::new);
            List<Parsed<CallStep>> steps = parsed(group.objects("steps", CallPlan.MAX_STEPS, STEP), RosterForm::step);
            if (places.isEmpty()) {
                group.fault("places", "needs at least one place");
            }
            plans.add(() -> CallPlan.of(places, made(steps)));
        }
        return plans;
    }

    private static Parsed<CallStep> step(Fields fields) {
        List<String> shifts = fields.list("shifts", Roster.MAX_SHIFTS, Shift.MAX_NAME);
        List<ContactId> contacts = fields.list("contacts", Shift.MAX_CONTACTS, MAX_ID, ContactId::new);
        boolean inTurn = fields.flag("inTurn");
        return () -> new CallStep(shifts, contacts, inTurn);
    }

    private static Parsed<Shift> shift(Fields fields) {
        String name = fields.required("name", fields.text("name", Shift.MAX_NAME), "?");
        Parsed<WeeklySpan> when = span(fields);
        int handover = fields.integer("handoverMinutes", 0, (int) Shift.MAX_HANDOVER.toMinutes(), 0);
        List<ContactId> contacts = fields.list("contacts", Shift.MAX_CONTACTS, MAX_ID, ContactId::new);
        return () -> new Shift(name, when.get(), Duration.ofMinutes(handover), contacts);
    }

    private static Parsed<QuietHours> quiet(Fields fields) {
        ContactId contact = contact(fields, "contact");
        Parsed<WeeklySpan> when = span(fields);
        return () -> new QuietHours(contact, when.get());
    }

    private static Parsed<Absence> absence(Fields fields) {
        ContactId contact = contact(fields, "contact");
        Instant from = fields.required("from", fields.of("from", MAX_TIME, RosterForm::instant), Instant.EPOCH);
        Instant to = fields.required("to", fields.of("to", MAX_TIME, RosterForm::instant), Instant.EPOCH);
        Optional<ContactId> instead = fields.of("instead", MAX_ID, ContactId::new);
        return () -> new Absence(contact, from, to, instead);
    }

    /** Every day unless some are named. */
    static Parsed<WeeklySpan> span(Fields fields) {
        List<DayOfWeek> days = fields.list("days", MAX_DAYS, MAX_ID, RosterForm::day);
        LocalTime from = fields.required("from", fields.of("from", MAX_TIME, RosterForm::time), LocalTime.MIDNIGHT);
        LocalTime to = fields.required("to", fields.of("to", MAX_TIME, RosterForm::time), LocalTime.MIDNIGHT);
        return () -> new WeeklySpan(days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : EnumSet.copyOf(days), from, to);
    }

    private static ContactId contact(Fields fields, String name) {
        return fields.required(name, fields.of(name, MAX_ID, ContactId::new), NOBODY);
    }

    static ZoneId zone(String id) {
        return Roster.zone(id).orElseThrow(() -> new IllegalArgumentException("is no time zone such as Europe/Berlin"));
    }

    private static DayOfWeek day(String name) {
        return RosterJson.day(name)
                .orElseThrow(() -> new IllegalArgumentException("must be of mon, tue, wed, thu, fri, sat, sun"));
    }

    private static LocalTime time(String text) {
        try {
            LocalTime time = LocalTime.parse(text);
            if (time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
                return time;
            }
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException("must be a time of day such as 21:30", noTime);
        }
        throw new IllegalArgumentException("must be whole minutes such as 21:30");
    }

    /** As the log keeps it. */
    static Instant instant(String text) {
        try {
            return Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException("must be a time such as 2026-12-24T06:00:00Z", noTime);
        }
    }
}
