// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import care.lares.domain.Alarm;
import care.lares.journal.ToldTogether;
import care.lares.journal.seal.Checkpoint;
import care.lares.sync.summary.Disclosure;
import care.lares.sync.summary.Summary;

/**
 * Summaries and alarms as FHIR R4 transaction bundles. The same content in the same form is the same bytes, and every
 * resource in it is created at most once. Safe for use by several threads.
 */
public final class FhirBundles {
    private final String gateway;

    /**
     * Writes in a gateway's name.
     *
     * @param gateway the id the ledger and the recipients know it by; says nothing about anybody
     */
    public FhirBundles(String gateway) {
        this.gateway = gateway;
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
        return new AlarmBundle(alarm, disclosure, gateway).bundle();
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
