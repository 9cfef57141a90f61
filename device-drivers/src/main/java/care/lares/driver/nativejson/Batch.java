// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.nativejson;

import care.lares.domain.Reading;
import care.lares.driver.Decoded;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import care.lares.driver.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one message has given so far. */
final class Batch {
    private final DraftComposer composer;
    private final List<Reading> readings = new ArrayList<>(1);
    private final List<Rejected> rejected = new ArrayList<>(0);
    private @Nullable Draft open;
    private int count;

    Batch(RawMessage message) {
        this.composer = new DraftComposer(message);
    }

    /** Begins the next reading. */
    Draft begin() {
        Draft draft = new Draft();
        open = draft;
        count++;
        return draft;
    }

    /** Ends the reading that was begun. */
    void finish() {
        Draft draft = open;
        open = null;
        if (draft == null) {
            return;
        }
        DraftComposer.Outcome outcome = composer.compose(draft);
        if (outcome instanceof DraftComposer.Outcome.Good good) {
            keep(good.reading());
        } else if (outcome instanceof DraftComposer.Outcome.Bad bad) {
            rescue(draft);
            refuseReading(bad.rejected().reason(), bad.rejected().detail());
        }
    }

    /** The message is no JSON from here on. */
    void cutShort() {
        Draft draft = open;
        open = null;
        if (draft != null) {
            rescue(draft);
        }
        refuse(Reason.MALFORMED, "not JSON, or cut short: send one object, or an array of objects");
    }

    /** A call in what was not taken is heard, if there was none in what was: it may be cut short, or wrapped in something. */
    void searchRubble(byte[] payload) {
        if (!rejected.isEmpty() && readings.stream().noneMatch(Reading::isCall)) {
            CallRescue.inRubble(payload).ifPresent(kind -> keep(composer.call(kind)));
        }
    }

    /** An element that is no object. */
    void skipped() {
        count++;
        refuseReading(Reason.MALFORMED, "a reading is an object such as {\"kind\":\"sos\",\"value\":true}");
    }

    /** Something wrong with the message itself. */
    void refuse(Reason reason, String detail) {
        if (rejected.size() < NativeJsonDriver.MAX_READINGS) {
            rejected.add(new Rejected(reason, detail));
        }
    }

    Decoded decoded() {
        if (count > NativeJsonDriver.MAX_READINGS) {
            rejected.add(new Rejected(
                    Reason.TOO_LARGE, "a message has at most " + NativeJsonDriver.MAX_READINGS + " readings"));
        }
        if (readings.isEmpty() && rejected.isEmpty()) {
            refuse(Reason.MALFORMED, "empty: send one object, or an array of objects");
        }
        return new Decoded(readings, rejected);
    }

    private void refuseReading(Reason reason, String detail) {
        refuse(reason, count > 1 ? "reading " + count + ": " + detail : detail);
    }

    private void rescue(Draft draft) {
        Optional<Reading> call = CallRescue.rescue(draft, composer);
        call.ifPresent(this::keep);
    }

    /** Beyond the limit only calls for help are kept: they must not be lost behind a thousand temperatures. */
    private void keep(Reading reading) {
        if (count <= NativeJsonDriver.MAX_READINGS || reading.isCall()) {
            readings.add(reading);
        }
    }
}
