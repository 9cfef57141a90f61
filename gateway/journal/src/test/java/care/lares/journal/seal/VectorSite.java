// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.domain.AlarmId;
import care.lares.domain.CommissioningStep;
import care.lares.domain.ContactId;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PersonId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.domain.Supervision;
import care.lares.domain.WalkTestEnding;
import care.lares.domain.care.CareEvent;
import care.lares.domain.care.CarePlan;
import care.lares.domain.care.DevicePassport;
import care.lares.domain.care.FamilyRhythm;
import care.lares.domain.roster.Roster;
import care.lares.domain.roster.WeeklySpan;
import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Setting;
import care.lares.journal.CareEntry;
import care.lares.journal.CommissioningEntry.Certified;
import care.lares.journal.CommissioningEntry.ConfirmedContact;
import care.lares.journal.CommissioningEntry.ProvedDevice;
import care.lares.journal.CommissioningEntry.Pull;
import care.lares.journal.CommissioningEntry.Stepped;
import care.lares.journal.ConfigEntry;
import care.lares.journal.DutyEntry;
import care.lares.journal.Entry;
import care.lares.journal.RegistryEntry;
import care.lares.journal.WalkTestEntry;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The entries of {@code entries.json} that are about the whole site. */
final class VectorSite {
    private VectorSite() {}

    static void put(Instant at, Map<String, Entry> all) {
        all.put("roster-changed", new RegistryEntry.RosterChanged(at, VectorRoster.of(at), "admin"));
        all.put("roster-given-up", new RegistryEntry.RosterChanged(at, Roster.NONE, "admin"));
        all.put(
                "supervision-decided",
                new RegistryEntry.SupervisionDecided(at, new DeviceId("pendant-7"), Supervision.UNSUPERVISED, "admin"));
        all.put(
                "call-button-decided",
                new RegistryEntry.CallButtonDecided(at, new DeviceId("button-1"), true, "installer-1"));
        all.put(
                "call-button-no-more",
                new RegistryEntry.CallButtonDecided(at, new DeviceId("button-1"), false, "installer-1"));
        config(at, all);
        all.put(
                "walk-test-began",
                new WalkTestEntry.WalkTestBegan(
                        at, devices("Zoe-cord", "pendant-7"), at.plus(Duration.ofMinutes(30)), "carer-1"));
        all.put(
                "walk-test-ended",
                new WalkTestEntry.WalkTestEnded(
                        at,
                        at.minus(Duration.ofMinutes(10)),
                        WalkTestEnding.SECOND_ACTIVATION,
                        devices("pendant-7"),
                        devices("Zoe-cord"),
                        devices("smoke-1", "smoke-2"),
                        "carer-1"));
        putCommissioning(at, all);
    }

    private static void putCommissioning(Instant at, Map<String, Entry> all) {
        all.put("commissioning-begun", Stepped.of(at, CommissioningStep.BEGUN, "", "installer-1"));
        all.put(
                "commissioning-device-proved",
                new Stepped(
                        at,
                        CommissioningStep.DEVICE_PROVED,
                        "smoke-1",
                        Optional.of(Kind.SMOKE),
                        OptionalLong.of(4711),
                        "",
                        "smoke-1"));
        String hash = IntStream.range(0, 32).mapToObj("%02x"::formatted).collect(Collectors.joining());
        all.put(
                "commissioning-contact-called",
                new Stepped(
                        at,
                        CommissioningStep.CONTACT_CALLED,
                        "son",
                        Optional.empty(),
                        OptionalLong.empty(),
                        hash,
                        "installer-1"));
        all.put("commissioning-certified", certified(at));
    }

    private static Certified certified(Instant at) {
        return new Certified(
                at,
                at.minus(Duration.ofDays(1)),
                "0.1.0",
                List.of(
                        new ProvedDevice(
                                new DeviceId("pendant-7"),
                                Optional.empty(),
                                Kind.SOS,
                                at.minusSeconds(60),
                                OptionalLong.empty()),
                        new ProvedDevice(
                                new DeviceId("smoke-1"),
                                Optional.of(new PlaceId("room-4")),
                                Kind.TEST,
                                micros(at, 1),
                                OptionalLong.of(4711))),
                List.of(new ConfirmedContact(new ContactId("son"), micros(at, 2))),
                new Pull("ups-1", micros(at, 9), micros(at, 8)),
                new Pull("centre", micros(at, 7), micros(at, 6)),
                "installer-1");
    }

    private static Instant micros(Instant at, long before) {
        return at.minus(before, ChronoUnit.MICROS);
    }

    /** Who is on duty. */
    static void putDuty(Instant at, Map<String, Entry> all) {
        PersonId carer = new PersonId("carer-1");
        all.put("pin-set", new DutyEntry.PinSet(at, carer, "00010203", "admin"));
        all.put("pin-gone", new DutyEntry.PinSet(at, carer, "", "admin"));
        AlarmId first = new AlarmId("0".repeat(32));
        AlarmId second = new AlarmId("f".repeat(32));
        all.put("took-over", new DutyEntry.TookOver(at, carer, Set.of(second, first), "Anna is awake", "ward-pc"));
    }

    /** How somebody is cared for. */
    static void putCare(Instant at, Map<String, Entry> all) {
        ResidentId anna = new ResidentId("anna");
        WeeklySpan morning = new WeeklySpan(EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), LocalTime.of(10, 30));
        WeeklySpan sunday = new WeeklySpan(Set.of(DayOfWeek.SUNDAY), LocalTime.of(23, 0), LocalTime.of(1, 0));
        CarePlan plan = new CarePlan(
                ZoneId.of("Europe/Berlin"),
                List.of(morning, sunday),
                true,
                Set.of("single", "double"),
                Optional.of(new FamilyRhythm(Duration.ofDays(14), at)),
                Map.of("family1", new ContactId("son"), "service", new ContactId("nurse-1")),
                Optional.of(at.plus(Duration.ofDays(3))));
        all.put("care-plan-decided", new CareEntry.CarePlanDecided(at, anna, plan, "admin"));
        all.put("care-plan-given-up", new CareEntry.CarePlanDecided(at, anna, CarePlan.NONE, "admin"));
        all.put(
                "check-in-missed",
                new CareEntry.CareNoted(at, anna, CareEvent.MISSED, at.minus(Duration.ofHours(2)), "gateway"));
        all.put("family-visit", new CareEntry.CareNoted(at, anna, CareEvent.VISIT, at, "son"));
        all.put(
                "device-described",
                new CareEntry.DeviceDescribed(
                        at,
                        new DeviceId("smoke-1"),
                        new DevicePassport(
                                "Example",
                                "SD-1",
                                "CR123A",
                                Optional.of(LocalDate.of(2019, 5, 1)),
                                Optional.empty(),
                                10),
                        "admin"));
    }

    private static void config(Instant at, Map<String, Entry> all) {
        Choice site = new Choice(Map.of(Setting.ACKNOWLEDGED_HIGH, 120L, Setting.BATTERY_LOW, 25L));
        Map<PlaceId, Choice> places = Map.of(
                new PlaceId("room-4"), new Choice(Map.of(Setting.BATTERY_LOW, 30L, Setting.BATTERY_GOOD, 40L)),
                new PlaceId("Zoe"), new Choice(Map.of(Setting.REPORT_EVERY, 7200L)));
        ConfigEntry.Trial trial = new ConfigEntry.Trial(at.minus(Duration.ofDays(14)), at, 3, 1);
        all.put("config-changed", new ConfigEntry.Changed(at, 3, site, places, Optional.of(trial), "admin"));
        all.put("config-untried", new ConfigEntry.Changed(at, 1, Choice.NONE, Map.of(), Optional.empty(), "admin"));
        ResidentId anna = new ResidentId("anna");
        Choice still = new Choice(Map.of(Setting.MOVE_WITHIN, 30L));
        all.put("config-for-resident", new ConfigEntry.ForResident(at, anna, still, "admin"));
        all.put("config-for-resident-no-more", new ConfigEntry.ForResident(at, anna, Choice.NONE, "admin"));
    }

    private static Set<DeviceId> devices(String... ids) {
        return Stream.of(ids).map(DeviceId::new).collect(Collectors.toSet());
    }
}
