// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.nativejson;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.driver.Composer;
import care.lares.driver.PlainText;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import care.lares.driver.Rejected;
import care.lares.driver.Scalar;
import care.lares.driver.Understood;
import care.lares.driver.Values;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Makes a reading of a draft, or says what is wrong with it. */
final class DraftComposer {
    static final String ACCEPTED_TIME = "t must be RFC 3339 text with an offset, such as 2026-11-21T08:00:00Z";
    static final String ACCEPTED_ID = "id must be text of 1 to " + Reading.MAX_SOURCE_ID + " printable characters";

    /** Either a reading or a reason. */
    sealed interface Outcome {
        /** Understood. */
        record Good(Reading reading) implements Outcome {}

        /** Refused. */
        record Bad(Rejected rejected) implements Outcome {}
    }

    private final Composer composer;

    DraftComposer(RawMessage message) {
        this.composer = new Composer(message);
    }

    Outcome compose(Draft draft) {
        if (!draft.fault.isEmpty()) {
            return bad(Reason.MALFORMED, draft.fault);
        }
        if (draft.kind.isMissing() || draft.value.isMissing()) {
            return bad(Reason.MISSING_FIELD, "kind and value must be there");
        }
        Optional<Kind> kind = draft.knownKind();
        if (kind.isEmpty()) {
            return bad(Reason.UNKNOWN_KIND, "kind must be one of the listed names, such as heart_rate");
        }
        Optional<Instant> observedAt = time(draft.t);
        if (observedAt.isEmpty() && !draft.t.isMissing()) {
            return bad(Reason.BAD_TIME, ACCEPTED_TIME);
        }
        Optional<String> id = id(draft.id);
        if (id.isEmpty() && !draft.id.isMissing()) {
            return bad(Reason.BAD_ID, ACCEPTED_ID);
        }
        Understood value = Values.of(kind.get(), draft.value, draft.unit);
        if (value instanceof Understood.Bad refused) {
            return bad(refused.reason(), refused.detail());
        }
        return new Outcome.Good(reading(kind.get(), (Understood.Good) value, observedAt, id, Set.of()));
    }

    Reading reading(
            Kind kind, Understood.Good value, Optional<Instant> observedAt, Optional<String> id, Set<Quality> more) {
        return composer.reading(kind, value, observedAt, id, more);
    }

    /** A call of which nothing else could be read. */
    Reading call(Kind kind) {
        Understood.Good on = Understood.Good.of(Value.Flag.ON);
        return composer.reading(kind, on, Optional.empty(), Optional.empty(), Set.of());
    }

    /** The device's time, empty when there is none or it cannot be read. */
    static Optional<Instant> time(Scalar t) {
        return t.isText() ? Rfc3339.parse(t.text()) : Optional.empty();
    }

    /** The device's id, empty when there is none or it cannot be used. */
    static Optional<String> id(Scalar id) {
        return id.isText() && PlainText.isPlain(id.text(), Reading.MAX_SOURCE_ID)
                ? Optional.of(id.text())
                : Optional.empty();
    }

    private static Outcome bad(Reason reason, String detail) {
        return new Outcome.Bad(new Rejected(reason, detail));
    }
}
