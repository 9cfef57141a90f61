// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.domain.ContactId;
import care.lares.domain.DeviceId;
import care.lares.domain.ResidentId;
import care.lares.domain.care.CareEvent;
import care.lares.domain.care.CarePlan;
import care.lares.domain.care.DevicePassport;
import care.lares.domain.care.FamilyRhythm;
import care.lares.domain.roster.WeeklySpan;
import care.lares.journal.CareEntry;
import care.lares.journal.CareEntry.CareNoted;
import care.lares.journal.CareEntry.CarePlanDecided;
import care.lares.journal.CareEntry.DeviceDescribed;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How somebody is cared for, and with what: {@code [36, at, resident, zone, check-ins, activity, buttons, family days,
 * family since, calls, away until, by]}, {@code [42, at, resident, event, of, by]}, {@code [43, at, device, vendor, model,
 * battery, made, installed, service years, by]}.
 */
final class CareBodies {
    private static final int PLAN_FIELDS = 12;
    private static final int SPAN_FIELDS = 3;
    private static final int NOTED_FIELDS = 6;
    private static final int DESCRIBED_FIELDS = 10;
    /** Stands where a family is not reminded. */
    private static final int NO_RHYTHM = 0;

    private CareBodies() {}

    static void write(CareEntry entry, CborWriter out) {
        if (entry instanceof CarePlanDecided decided) {
            write(decided, out);
        } else if (entry instanceof CareNoted noted) {
            out.array(NOTED_FIELDS).integer(EntryCodec.CARE_NOTED).moment(noted.at());
            out.text(noted.resident().value()).integer(noted.event().code());
            out.moment(noted.of()).text(noted.by());
        } else if (entry instanceof DeviceDescribed described) {
            DevicePassport passport = described.passport();
            out.array(DESCRIBED_FIELDS).integer(EntryCodec.DEVICE_DESCRIBED).moment(described.at());
            out.text(described.device().value()).text(passport.vendor()).text(passport.model());
            out.text(passport.battery())
                    .optionalText(passport.made())
                    .optionalText(passport.installed())
                    .integer(passport.serviceYears())
                    .text(described.by());
        }
    }

    private static void write(CarePlanDecided decided, CborWriter out) {
        CarePlan plan = decided.plan();
        out.array(PLAN_FIELDS).integer(EntryCodec.CARE_PLAN_DECIDED).moment(decided.at());
        out.text(decided.resident().value()).text(plan.zone().getId());
        out.array(plan.checkIns().size());
        plan.checkIns().forEach(span -> {
            out.array(SPAN_FIELDS);
            RosterBody.write(span, out);
        });
        out.flag(plan.activity());
        SortedTexts.write(plan.buttons(), out);
        out.integer(plan.family().map(rhythm -> rhythm.every().toDays()).orElse((long) NO_RHYTHM));
        out.optionalMoment(plan.family().map(FamilyRhythm::since));
        Map<String, String> calls = new HashMap<>();
        plan.calls().forEach((code, contact) -> calls.put(code, contact.value()));
        SortedTexts.write(calls, out);
        out.optionalMoment(plan.awayUntil()).text(decided.by());
    }

    static CarePlanDecided readPlan(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, PLAN_FIELDS);
        Instant at = in.moment();
        ResidentId resident = new ResidentId(in.text());
        CarePlan plan = new CarePlan(
                RosterBody.zone(in),
                in.list(CareBodies::readSpan),
                in.flag(),
                SortedTexts.read(in),
                readFamily(in),
                readCalls(in),
                in.optionalMoment());
        return new CarePlanDecided(at, resident, plan, in.text());
    }

    private static WeeklySpan readSpan(CborReader in) throws UnreadableEntryException {
        in.array(SPAN_FIELDS);
        return RosterBody.readSpan(in);
    }

    private static Optional<FamilyRhythm> readFamily(CborReader in) throws UnreadableEntryException {
        int days = in.count();
        Optional<Instant> since = in.optionalMoment();
        if (since.isPresent() != (days != NO_RHYTHM)) {
            throw in.wrong("a rhythm without its beginning");
        }
        return since.map(from -> new FamilyRhythm(Duration.ofDays(days), from));
    }

    private static Map<String, ContactId> readCalls(CborReader in) throws UnreadableEntryException {
        Map<String, ContactId> calls = new HashMap<>();
        SortedTexts.readPairs(in).forEach((code, contact) -> calls.put(code, new ContactId(contact)));
        return calls;
    }

    static CareNoted readNoted(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, NOTED_FIELDS);
        return new CareNoted(
                in.moment(),
                new ResidentId(in.text()),
                in.known(CareEvent.ofCode(in.count()), "event"),
                in.moment(),
                in.text());
    }

    static DeviceDescribed readDescribed(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, DESCRIBED_FIELDS);
        Instant at = in.moment();
        DeviceId device = new DeviceId(in.text());
        DevicePassport passport =
                new DevicePassport(in.text(), in.text(), in.text(), readDate(in), readDate(in), in.count());
        return new DeviceDescribed(at, device, passport, in.text());
    }

    private static Optional<LocalDate> readDate(CborReader in) throws UnreadableEntryException {
        Optional<String> text = in.optionalText();
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeException noDate) {
            throw in.wrong("no date");
        }
    }
}
