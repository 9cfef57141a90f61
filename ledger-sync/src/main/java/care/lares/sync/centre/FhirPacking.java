// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Alarm;
import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.ToldTogether;
import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.MalformedNoteException;
import care.lares.journal.seal.SignedNote;
import care.lares.sync.fhir.FhirBundle;
import care.lares.sync.fhir.FhirBundles;
import care.lares.sync.summary.Disclosure;
import care.lares.sync.summary.Summary;
import java.nio.charset.StandardCharsets;

/** Makes FHIR R4 transaction bundles. */
public final class FhirPacking implements Packing {
    private final FhirBundles bundles;

    /** Packs as these are written. */
    public FhirPacking(FhirBundles bundles) {
        this.bundles = bundles;
    }

    @Override
    public Parcel alarm(Alarm alarm, Disclosure disclosure) {
        return parcel(bundles.alarm(alarm, disclosure));
    }

    @Override
    public Parcel together(ToldTogether message, Disclosure disclosure) {
        return parcel(bundles.together(message, disclosure));
    }

    @Override
    public Parcel summary(Summary summary, Disclosure disclosure, PublishedCheckpoint rest) {
        return parcel(bundles.summary(summary, disclosure, checkpoint(rest)));
    }

    private static Checkpoint checkpoint(PublishedCheckpoint published) {
        try {
            byte[] note = published.note().getBytes(StandardCharsets.UTF_8);
            return Checkpoint.parse(SignedNote.parse(note).text());
        } catch (MalformedNoteException e) {
            throw new IllegalStateException("the log published what is no checkpoint", e);
        }
    }

    private static Parcel parcel(FhirBundle bundle) {
        return new Parcel(bundle.id(), bundle.creates(), bundle.json());
    }
}
