// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

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
import care.lares.journal.RegistryEntry.RosterChanged;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is called when: {@code [33, at, zone, shifts, absences, quiet hours, plans, who accepts, by]}. */
final class RosterBody {
    private static final int FIELDS = 9;
    private static final int SHIFT_FIELDS = 6;
    private static final int ABSENCE_FIELDS = 4;
    private static final int QUIET_FIELDS = 4;
    private static final int PLAN_FIELDS = 2;
    private static final int STEP_FIELDS = 3;
    private static final int MINUTES_PER_HOUR = 60;
    /** Stands for nobody where an absence names who comes instead. */
    private static final String NOBODY = "";

    private RosterBody() {}

    static void write(RosterChanged changed, CborWriter out) {
        Roster roster = changed.roster();
        out.array(FIELDS)
                .integer(EntryCodec.ROSTER_CHANGED)
                .moment(changed.at())
                .text(roster.zone().getId());
        out.array(roster.shifts().size());
        roster.shifts().forEach(shift -> write(shift, out));
        out.array(roster.absences().size());
        roster.absences().forEach(absence -> write(absence, out));
        out.array(roster.quiet().size());
        roster.quiet().forEach(quiet -> {
            out.array(QUIET_FIELDS).text(quiet.contact().value());
            write(quiet.when(), out);
        });
        out.array(roster.plans().size());
        roster.plans().forEach(plan -> write(plan, out));
        SortedTexts.write(roster.accepts().stream().map(PersonId::value).collect(Collectors.toSet()), out);
        out.text(changed.by());
    }

    private static void write(Shift shift, CborWriter out) {
        out.array(SHIFT_FIELDS).text(shift.name());
        write(shift.when(), out);
        out.integer(shift.handover().toMinutes());
        contacts(shift.contacts(), out);
    }

    static void write(WeeklySpan span, CborWriter out) {
        out.array(span.days().size());
        span.days().forEach(day -> out.integer(day.getValue()));
        out.integer(minutes(span.from())).integer(minutes(span.to()));
    }

    private static int minutes(LocalTime time) {
        return time.getHour() * MINUTES_PER_HOUR + time.getMinute();
    }

    private static void write(Absence absence, CborWriter out) {
        out.array(ABSENCE_FIELDS)
                .text(absence.contact().value())
                .moment(absence.from())
                .moment(absence.to())
                .text(absence.instead().map(ContactId::value).orElse(NOBODY));
    }

    private static void write(CallPlan plan, CborWriter out) {
        out.array(PLAN_FIELDS);
        SortedTexts.write(plan.places().stream().map(PlaceId::value).collect(Collectors.toSet()), out);
        out.array(plan.steps().size());
        for (CallStep step : plan.steps()) {
            out.array(STEP_FIELDS).array(step.shifts().size());
            step.shifts().forEach(out::text);
            contacts(step.contacts(), out);
            out.flag(step.inTurn());
        }
    }

    private static void contacts(Collection<ContactId> contacts, CborWriter out) {
        out.array(contacts.size());
        contacts.forEach(contact -> out.text(contact.value()));
    }

    static RosterChanged read(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, FIELDS);
        Instant at = in.moment();
        Roster roster = new Roster(
                zone(in),
                in.list(RosterBody::readShift),
                in.list(RosterBody::readAbsence),
                in.list(RosterBody::readQuiet),
                in.list(RosterBody::readPlan),
                SortedTexts.read(in).stream().map(PersonId::new).collect(Collectors.toSet()));
        return new RosterChanged(at, roster, in.text());
    }

    /** By its name, or a fixed offset: plans of houses that go by UTC were written with {@code Z}. */
    static ZoneId zone(CborReader in) throws UnreadableEntryException {
        String id = in.text();
        return Roster.zone(id).or(() -> offset(id)).orElseThrow(() -> in.wrong("unknown zone"));
    }

    private static Optional<ZoneId> offset(String id) {
        try {
            return Optional.<ZoneId>of(ZoneOffset.of(id))
                    .filter(offset -> offset.getId().equals(id));
        } catch (DateTimeException noOffset) {
            return Optional.empty();
        }
    }

    private static Shift readShift(CborReader in) throws UnreadableEntryException {
        in.array(SHIFT_FIELDS);
        return new Shift(in.text(), readSpan(in), Duration.ofMinutes(in.count()), in.list(RosterBody::contact));
    }

    static WeeklySpan readSpan(CborReader in) throws UnreadableEntryException {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        int before = 0;
        for (int left = in.array(); left > 0; left--) {
            int day = in.count();
            if (day <= before || day > DayOfWeek.values().length) {
                throw in.wrong("days out of order");
            }
            days.add(DayOfWeek.of(day));
            before = day;
        }
        return new WeeklySpan(days, time(in), time(in));
    }

    private static LocalTime time(CborReader in) throws UnreadableEntryException {
        int minutes = in.count();
        int hours = minutes / MINUTES_PER_HOUR;
        if (hours > LocalTime.MAX.getHour()) {
            throw in.wrong("no time of day");
        }
        return LocalTime.of(hours, minutes % MINUTES_PER_HOUR);
    }

    private static Absence readAbsence(CborReader in) throws UnreadableEntryException {
        in.array(ABSENCE_FIELDS);
        ContactId contact = contact(in);
        Instant from = in.moment();
        Instant to = in.moment();
        Optional<ContactId> instead =
                Optional.of(in.text()).filter(text -> !text.equals(NOBODY)).map(ContactId::new);
        return new Absence(contact, from, to, instead);
    }

    private static QuietHours readQuiet(CborReader in) throws UnreadableEntryException {
        in.array(QUIET_FIELDS);
        return new QuietHours(contact(in), readSpan(in));
    }

    private static CallPlan readPlan(CborReader in) throws UnreadableEntryException {
        in.array(PLAN_FIELDS);
        List<PlaceId> places = SortedTexts.read(in).stream().map(PlaceId::new).toList();
        return CallPlan.of(places, in.list(RosterBody::readStep));
    }

    private static CallStep readStep(CborReader in) throws UnreadableEntryException {
        in.array(STEP_FIELDS);
        return new CallStep(in.list(CborReader::text), in.list(RosterBody::contact), in.flag());
    }

    private static ContactId contact(CborReader in) throws UnreadableEntryException {
        return new ContactId(in.text());
    }
}
