// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.api.Fields;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.domain.ContactId;
import care.lares.domain.care.CarePlan;
import care.lares.domain.care.FamilyRhythm;
import care.lares.domain.roster.WeeklySpan;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads a plan of care somebody sent: all that is wrong with its fields is told at once. */
final class CarePlanForm {
    private static final String[] FIELDS = {"zone", "checkIns", "activity", "buttons", "familyContactDays", "calls"};
    private static final String[] CHECK_IN = {"days", "from", "to"};
    private static final int MAX_ZONE = 64;
    private static final int MAX_CODE = 64;
    private static final int NO_DAYS = 0;

    private CarePlanForm() {}

    /**
     * What the body says. That somebody is away is said elsewhere, and stays.
     *
     * @param zone by whose clock its hours are meant when it does not say
     * @param before what held until now: a family's time goes on counting
     * @throws Refused 400 with all faults
     */
    static CarePlan read(JsonObject body, ZoneId zone, CarePlan before, Instant now) {
        Fields fields = Fields.of(body, FIELDS);
        ZoneId said = fields.of("zone", MAX_ZONE, RosterForm::zone).orElse(zone);
        List<Supplier<WeeklySpan>> spans = fields.objects("checkIns", CarePlan.MAX_CHECK_INS, CHECK_IN).stream()
                .<Supplier<WeeklySpan>>map(RosterForm::span)
                .toList();
        boolean activity = fields.flag("activity");
        Set<String> buttons = new HashSet<>(fields.list("buttons", CarePlan.MAX_BUTTONS, MAX_CODE));
        int days = fields.integer("familyContactDays", FamilyRhythm.MIN_DAYS, FamilyRhythm.MAX_DAYS, NO_DAYS);
        Map<String, ContactId> calls = calls(fields);
        fields.check();
        Optional<FamilyRhythm> family = days == NO_DAYS
                ? Optional.empty()
                : Optional.of(new FamilyRhythm(
                        Duration.ofDays(days),
                        before.family().map(FamilyRhythm::since).orElse(now)));
        try {
            List<WeeklySpan> checkIns = spans.stream().map(Supplier::get).toList();
            return new CarePlan(said, checkIns, activity, buttons, family, calls, before.awayUntil());
        } catch (IllegalArgumentException cannotBe) {
            throw new Refused(Problem.badRequest(String.valueOf(cannotBe.getMessage())));
        }
    }

    private static Map<String, ContactId> calls(Fields fields) {
        Map<String, ContactId> calls = new HashMap<>();
        fields.texts("calls", CarePlan.CALLS.size(), MAX_CODE, MAX_CODE).forEach((code, contact) -> {
            try {
                calls.put(code, new ContactId(contact));
            } catch (IllegalArgumentException noId) {
                fields.fault("calls." + code, String.valueOf(noId.getMessage()));
            }
        });
        return calls;
    }
}
