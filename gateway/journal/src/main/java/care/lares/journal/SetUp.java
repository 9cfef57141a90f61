// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.CommissioningStep;
import care.lares.domain.ContactId;
import care.lares.domain.DeviceId;
import care.lares.journal.CommissioningEntry.Pull;
import care.lares.journal.CommissioningEntry.Stepped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A house that is being set up, and what was shown to work so far. A device that was moved since, and a contact who is
 * reached another way since, has to show it once more. Immutable.
 */
public final class SetUp {
    private final Stepped begun;
    private final Map<Key, Stepped> steps;

    /** A step is known by what it is about: the latest one counts. */
    private record Key(CommissioningStep step, String what) {}

    private SetUp(Stepped begun, Map<Key, Stepped> steps) {
        this.begun = begun;
        this.steps = steps;
    }

    /** A house of which nothing has been shown. */
    static SetUp begun(Stepped begun) {
        return new SetUp(begun, Map.of());
    }

    /** The house after one more step. */
    SetUp after(Stepped step) {
        Map<Key, Stepped> next = new LinkedHashMap<>(steps);
        next.put(new Key(step.step(), step.what()), step);
        opposite(step.step()).ifPresent(undone -> next.remove(new Key(undone, step.what())));
        return new SetUp(begun, next);
    }

    /** The step that is taken back by this one. */
    private static Optional<CommissioningStep> opposite(CommissioningStep step) {
        return switch (step) {
            case DEVICE_REQUIRED -> Optional.of(CommissioningStep.DEVICE_EXEMPT);
            case DEVICE_EXEMPT -> Optional.of(CommissioningStep.DEVICE_REQUIRED);
            default -> Optional.empty();
        };
    }

    /** The house without what was shown of somebody or something that is otherwise now. */
    SetUp without(CommissioningStep step, String what) {
        Map<Key, Stepped> next = new LinkedHashMap<>(steps);
        next.remove(new Key(step, what));
        return new SetUp(begun, next);
    }

    /** Since when. */
    public Instant began() {
        return begun.at();
    }

    /** Who began. */
    public String by() {
        return begun.by();
    }

    /** How a device was activated where it is; empty: it was not. */
    public Optional<Stepped> proved(DeviceId device) {
        return of(CommissioningStep.DEVICE_PROVED, device.value());
    }

    /** Whether somebody said that a device must be activated. */
    public boolean isRequired(DeviceId device) {
        return of(CommissioningStep.DEVICE_REQUIRED, device.value()).isPresent();
    }

    /** Whether somebody said that a device need not be activated. */
    public boolean isExempt(DeviceId device) {
        return of(CommissioningStep.DEVICE_EXEMPT, device.value()).isPresent();
    }

    /** The latest test call to a contact. */
    public Optional<Stepped> called(ContactId contact) {
        return of(CommissioningStep.CONTACT_CALLED, contact.value());
    }

    /** The contact whose latest test call carried the code with this hash. */
    public Optional<ContactId> calledWith(String codeHash) {
        return steps.values().stream()
                .filter(step -> step.step() == CommissioningStep.CONTACT_CALLED)
                .filter(step -> step.codeHash().equals(codeHash))
                .map(step -> new ContactId(step.what()))
                .findFirst();
    }

    /** How a contact answered; empty: not yet. */
    public Optional<Stepped> confirmed(ContactId contact) {
        return of(CommissioningStep.CONTACT_CONFIRMED, contact.value());
    }

    /** When the mains were last seen to go, by whatever sees them; empty: never. */
    public Optional<Stepped> mainsLost(String seenBy) {
        return of(CommissioningStep.MAINS_LOST, seenBy);
    }

    /** When the way out was last seen to go; empty: never. */
    public Optional<Stepped> uplinkLost(String seenBy) {
        return of(CommissioningStep.UPLINK_LOST, seenBy);
    }

    /** How the mains were pulled and put back; empty: they were not. */
    public Optional<Pull> mains() {
        return pull(CommissioningStep.MAINS_LOST, CommissioningStep.MAINS_BACK);
    }

    /** How the way out was pulled and put back; empty: it was not. */
    public Optional<Pull> uplink() {
        return pull(CommissioningStep.UPLINK_LOST, CommissioningStep.UPLINK_BACK);
    }

    /** Since when the mains, or what else these steps are about, are gone; empty: nothing was pulled, or all is back. */
    public Optional<Instant> goneSince(CommissioningStep lost, CommissioningStep back) {
        return steps.values().stream()
                .filter(step -> step.step() == lost)
                .filter(step -> of(back, step.what()).isEmpty())
                .map(Stepped::at)
                .findFirst();
    }

    private Optional<Pull> pull(CommissioningStep lost, CommissioningStep back) {
        return steps.values().stream()
                .filter(step -> step.step() == back)
                .flatMap(
                        step -> of(lost, step.what()).map(gone -> new Pull(step.what(), gone.at(), step.at())).stream())
                .findFirst();
    }

    private Optional<Stepped> of(CommissioningStep step, String what) {
        return Optional.ofNullable(steps.get(new Key(step, what)));
    }

    /** The entries that make it again, in their order. */
    Collection<Stepped> restated() {
        Map<Key, Stepped> all = new LinkedHashMap<>();
        all.put(new Key(begun.step(), begun.what()), begun);
        all.putAll(steps);
        return all.values();
    }
}
