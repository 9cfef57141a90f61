// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Alarm;
import care.lares.domain.ContactId;
import care.lares.domain.Moment;
import care.lares.domain.PersonId;
import care.lares.domain.PlaceId;
import care.lares.domain.Priority;
import care.lares.domain.WayOut;
import care.lares.domain.roster.Roster;
import care.lares.journal.Registry;
import care.lares.notify.Callees;
import care.lares.notify.webhook.WebhookTarget;
import care.lares.pipeline.CallOrder;
import care.lares.pipeline.House;
import care.lares.rules.GatewayFindings;
import care.lares.rules.alarm.Called;
import care.lares.rules.call.CallRules;
import care.lares.rules.roster.CallRounds;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Goes by the roster: whom an alarm calls now, and whether somebody is left. While nobody knows what time it is, the hours
 * of a roster mean nothing and everybody is called. For one thread.
 */
final class DutyDesk implements CallOrder, Callees {
    private final House house;
    private final Registry registry;
    private final Supplier<List<WebhookTarget>> targets;
    private final BooleanSupplier clockTrusted;
    private final Map<Question, CallRounds> answers = new HashMap<>();
    private Basis basis = new Basis(Roster.NONE, List.of(), Instant.EPOCH, false);

    /** What all answers go by: once it is another, they are given anew. */
    private record Basis(Roster roster, List<WebhookTarget> targets, Instant at, boolean clockTrusted) {}

    private record Question(Optional<PlaceId> place, Priority priority) {}

    /**
     * Of this house.
     *
     * @param targets how contacts are reached
     * @param clockTrusted whether the hour is to be believed
     */
    DutyDesk(House house, Supplier<List<WebhookTarget>> targets, BooleanSupplier clockTrusted) {
        this.house = house;
        this.registry = house.registry();
        this.targets = targets;
        this.clockTrusted = clockTrusted;
    }

    @Override
    public Called latest(Alarm alarm, Set<WayOut> confirming, Moment now) {
        if (!isOrdered(alarm)) {
            return Called.everybody(confirming);
        }
        CallRounds rounds = rounds(alarm, now.wall());
        Set<ContactId> called = rounds.latest(alarm.stepsUp());
        Set<WayOut> ways = basis.targets().stream()
                .filter(target -> target.contact().filter(called::contains).isPresent())
                .map(WebhookTarget::way)
                .collect(Collectors.toSet());
        return ways.isEmpty()
                ? Called.everybody(confirming)
                : new Called(
                        ways, rounds.goesOn(alarm.stepsUp()), true, rounds.all().size() - 1);
    }

    @Override
    public boolean calls(ContactId contact, Alarm alarm, Moment now) {
        return !isOrdered(alarm)
                || alarm.rule().equals(GatewayFindings.SELF_TEST)
                || rounds(alarm, now.wall()).called(alarm.stepsUp()).contains(contact);
    }

    @Override
    public boolean mayAccept(PersonId person) {
        return !clockTrusted.getAsBoolean() || registry.roster().mayAccept(person);
    }

    @Override
    public Collection<Alarm> open() {
        return house.openAlarms().stream().filter(this::isOrdered).toList();
    }

    private CallRounds rounds(Alarm alarm, Instant at) {
        Basis now = new Basis(registry.roster(), targets.get(), at, clockTrusted.getAsBoolean());
        if (!now.equals(basis)) {
            basis = now;
            answers.clear();
        }
        CallRounds usual = answers.computeIfAbsent(
                new Question(registry.whereabouts(alarm.assignment()), alarm.priority()), this::rounds);
        return chosen(alarm).map(usual::after).orElse(usual);
    }

    /** Whether somebody is called before others. */
    private boolean isOrdered(Alarm alarm) {
        return registry.roster().isKept() || chosen(alarm).isPresent();
    }

    /** Whom somebody has chosen to be called by, when that one can be reached at all. */
    private Optional<ContactId> chosen(Alarm alarm) {
        Optional<String> code = CallRules.requested(alarm.rule());
        if (code.isEmpty()) {
            return Optional.empty();
        }
        return alarm.assignment()
                .resident()
                .flatMap(resident -> Optional.ofNullable(
                        registry.care().plan(resident).calls().get(code.get())))
                .filter(contact -> targets.get().stream()
                        .anyMatch(target ->
                                target.contact().filter(contact::equals).isPresent()));
    }

    private CallRounds rounds(Question question) {
        List<ContactId> reachable = basis.targets().stream()
                .flatMap(target -> target.contact().stream())
                .toList();
        return basis.clockTrusted() && basis.roster().isKept()
                ? CallRounds.of(basis.roster(), question.place(), question.priority(), reachable, basis.at())
                : CallRounds.everybody(reachable);
    }
}
