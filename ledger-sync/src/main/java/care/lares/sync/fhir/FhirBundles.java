// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import care.lares.domain.Alarm;
import care.lares.domain.DeviceId;
import care.lares.journal.ToldTogether;
import care.lares.journal.seal.Checkpoint;
import care.lares.sync.summary.Disclosure;
import care.lares.sync.summary.Summary;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Summaries and alarms as FHIR R4 transaction bundles. The same content in the same form is the same bytes, and every
 * resource in it is created at most once. Safe for use by several threads.
 */
public final class FhirBundles {
    private final String gateway;
    private final DeviceNames devices;

    /**
     * Writes in a gateway's name.
     *
     * @param gateway the id the ledger and the recipients know it by; says nothing about anybody
     */
    public FhirBundles(String gateway) {
        this(gateway, List::of);
    }

    /**
     * The same where devices are known, whose ids are told to nobody.
     *
     * @param devices all that were ever registered
     */
    public FhirBundles(String gateway, Supplier<Collection<DeviceId>> devices) {
        this.gateway = gateway;
        this.devices = new DeviceNames(devices);
    }

    /**
     * A summary.
     *
     * @param disclosure in which form its recipient may have it
     * @param rest a checkpoint that covers all of it, of its own log or of one that links to it
     */
    public FhirBundle summary(Summary summary, Disclosure disclosure, Checkpoint rest) {
        if (rest.origin().equals(summary.origin()) && rest.size() <= summary.lastSeq()) {
            throw new IllegalArgumentException("a summary rests on a checkpoint that covers it");
        }
        return new SummaryBundle(summary, disclosure, gateway).on(rest);
    }

    /**
     * An alarm as it stands after its latest step. It waits for no checkpoint.
     *
     * @param disclosure in which form its recipient has it
     */
    public FhirBundle alarm(Alarm alarm, Disclosure disclosure) {
        return new AlarmBundle(alarm, disclosure, gateway, devices).bundle();
    }

    /**
     * Technical alarms of one cause as one.
     *
     * @param message says which, and all that is told of them: the same message is the same bundle, byte for byte
     * @param disclosure without names
     */
    public FhirBundle together(ToldTogether message, Disclosure disclosure) {
        if (disclosure.isNamed()) {
            throw new IllegalArgumentException("what is told as one names nobody");
        }
        return new FoldBundle(message, disclosure, gateway).bundle();
    }
}
