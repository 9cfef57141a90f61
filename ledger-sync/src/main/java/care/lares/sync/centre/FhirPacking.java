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
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Makes FHIR R4 transaction bundles. */
public final class FhirPacking implements Packing {
    private static final JsonFactory JSON = new JsonFactory();

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
        byte[] json = bundle.json();
        return new Parcel(bundle.id(), entries(json), json);
    }

    /** Each of these the centre must confirm. */
    private static int entries(byte[] bundle) {
        int entries = 0;
        try (JsonParser json = JSON.createParser(bundle)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = json.currentName().equals("entry");
                json.nextToken();
                while (wanted && json.nextToken() != JsonToken.END_ARRAY) {
                    json.skipChildren();
                    entries++;
                }
                json.skipChildren();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("what was written cannot be read", impossible);
        }
        return entries;
    }
}
