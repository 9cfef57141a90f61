// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.driver.Decoded;
import care.lares.driver.Reason;
import care.lares.driver.Rejected;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.DeviceRevoked;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Phrase;
import care.lares.rules.Said.When;
import care.lares.rules.call.CallButtons;
import care.lares.rules.login.LoginFindings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How devices stand with the registry. One that was revoked is heard only when it calls for help or warns of a hazard,
 * and the alarm says so.
 */
final class DeviceStanding {
    private static final String NOT_ANY_MORE = "the device was revoked: register it anew, or take it out of service";

    private final Registry registry;
    private final Predicate<DeviceId> shared;
    private final Predicate<DeviceId> isCallButton;

    /**
     * By this registry.
     *
     * @param shared whether two devices go by one's name just now
     */
    DeviceStanding(Registry registry, Predicate<DeviceId> shared) {
        this.registry = registry;
        this.shared = shared;
        this.isCallButton = registry.declarations()::isCallButton;
    }

    /** What of a message is heard, and what it means of this device. */
    Decoded heard(Decoded told) {
        Decoded decoded = withCalls(told);
        if (areHeard(decoded.readings())) {
            return decoded;
        }
        List<Reading> heard = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>(decoded.rejected());
        for (Reading reading : decoded.readings()) {
            if (isHeard(reading)) {
                heard.add(reading);
            } else {
                rejected.add(new Rejected(Reason.REVOKED, NOT_ANY_MORE));
            }
        }
        return new Decoded(heard, rejected);
    }

    /** Before anything else: the press of a call button is heard even if it was revoked. */
    private Decoded withCalls(Decoded decoded) {
        List<Reading> readings = CallButtons.heard(decoded.readings(), isCallButton);
        return readings == decoded.readings() ? decoded : new Decoded(readings, decoded.rejected());
    }

    /** Nearly always; so it is asked without a stream, which a message of one reading would pay most for. */
    private boolean areHeard(List<Reading> readings) {
        for (Reading reading : readings) {
            if (!isHeard(reading)) {
                return false;
            }
        }
        return true;
    }

    private boolean isHeard(Reading reading) {
        return reading.kind().lifeSafety()
                || reading.kind() == Kind.TEST
                || registry.revocation(reading.device()).isEmpty();
    }

    /** Findings, those of a device that is not as it should be with that in their text. */
    List<Finding> marked(List<Finding> findings) {
        return findings.isEmpty()
                ? findings
                : findings.stream().map(this::marked).toList();
    }

    private Finding marked(Finding finding) {
        Finding marked = registered(finding);
        boolean mayBeTheOther = speaks(finding)
                && isUrgent(finding)
                && finding.device().filter(shared).isPresent();
        return mayBeTheOther ? LoginFindings.marked(marked) : marked;
    }

    private Finding registered(Finding finding) {
        Optional<DeviceRevoked> revoked = finding.device().flatMap(registry::revocation);
        if (speaks(finding) && revoked.isPresent()) {
            return finding.with(finding.words()
                    .and(Phrase.REVOKED.said(new When.Date(revoked.get().at()))));
        }
        Optional<Instant> leftBehind = finding.device().flatMap(registry::leftBehind);
        if (speaks(finding) && leftBehind.isPresent()) {
            return finding.with(finding.words().and(Phrase.ORPHANED.said(new When.Date(leftBehind.get()))));
        }
        return speaks(finding) && isOfNobody(finding)
                ? finding.with(finding.words().and(Phrase.UNASSIGNED.said()))
                : finding;
    }

    private static boolean speaks(Finding finding) {
        return finding.phase() == Phase.EVENT || finding.holds();
    }

    private static boolean isUrgent(Finding finding) {
        return finding.kind().category().danger();
    }

    /** Whoever comes would not know where to go. */
    private static boolean isOfNobody(Finding finding) {
        return isUrgent(finding)
                && finding.device().isPresent()
                && finding.assignment().resident().isEmpty()
                && finding.assignment().place().isEmpty();
    }

    /** Whether its silence means something. */
    boolean isSupervised(DeviceId device) {
        return registry.revocation(device).isEmpty() && !isByHand(device);
    }

    /** Whether what it tells was entered by a person. */
    boolean isByHand(DeviceId device) {
        return registry.device(device)
                .filter(known -> known.driver().equals(Handwritten.DRIVER))
                .isPresent();
    }

    /** Whether it told this as a call button that it was decided since not to be one any more. */
    boolean callsNoMoreSince(ReadingLogged logged) {
        return logged.reading().kind() == Kind.SOS
                && registry.declarations()
                        .callButton(logged.reading().device())
                        .filter(decided ->
                                !decided.callButton() && !decided.at().isBefore(logged.at()))
                        .isPresent();
    }

    /** Whether it was revoked since it told this: that means nothing any more. */
    boolean isRevokedSince(ReadingLogged logged) {
        return registry.revocation(logged.reading().device())
                .filter(revoked -> !revoked.at().isBefore(logged.at()))
                .isPresent();
    }
}
