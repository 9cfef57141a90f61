// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.Alarm;
import care.lares.domain.CommissioningStep;
import care.lares.domain.ContactId;
import care.lares.domain.DeviceId;
import care.lares.journal.CommissioningEntry.Certified;
import care.lares.journal.CommissioningEntry.Stepped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Whether the house is being set up, and its latest certificate. Told by one thread, asked by any. */
public final class Commissioning {
    private Optional<SetUp> running = Optional.empty();
    private Optional<Certified> certificate = Optional.empty();

    synchronized void apply(CommissioningEntry entry) {
        if (entry instanceof Certified certified) {
            running = Optional.empty();
            certificate = Optional.of(certified);
        } else if (entry instanceof Stepped step) {
            apply(step);
        }
    }

    private void apply(Stepped step) {
        switch (step.step()) {
            case BEGUN -> running = Optional.of(SetUp.begun(step));
            case GIVEN_UP -> running = Optional.empty();
            case REPORT_STANDS -> {}
            default -> running = running.map(setUp -> setUp.after(step));
        }
    }

    /** A device is somewhere else than it was, or is somebody else's. */
    synchronized void moved(DeviceId device) {
        change(setUp -> setUp.without(CommissioningStep.DEVICE_PROVED, device.value()));
    }

    /** A contact is reached another way, or not any more: what was sent the old way is no proof. */
    synchronized void reachedOtherwise(ContactId contact) {
        change(setUp -> setUp.without(CommissioningStep.CONTACT_CONFIRMED, contact.value())
                .without(CommissioningStep.CONTACT_CALLED, contact.value()));
    }

    private void change(UnaryOperator<SetUp> otherwise) {
        running = running.map(otherwise);
    }

    /** How far it has come, while the house is being set up. */
    public synchronized Optional<SetUp> running() {
        return running;
    }

    /** Whether an alarm is told outside as a test: it was raised while the house was being set up, and it still is. */
    public boolean isTestOutside(Alarm alarm) {
        return running()
                .filter(setUp -> !alarm.raisedAt().isBefore(setUp.began()))
                .isPresent();
    }

    /** The latest certificate. */
    public synchronized Optional<Certified> certificate() {
        return certificate;
    }

    synchronized List<Entry> restated() {
        List<Entry> all = new ArrayList<>();
        certificate.ifPresent(all::add);
        running.ifPresent(setUp -> all.addAll(setUp.restated()));
        return all;
    }
}
