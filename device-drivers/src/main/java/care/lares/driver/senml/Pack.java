// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import static care.lares.driver.senml.SenmlRecord.isThere;

import care.lares.driver.DataReader;
import care.lares.driver.Decoded;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import care.lares.driver.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One pack while it is being read: resolves each record, then has readings made of them all. */
final class Pack {
    private final Bases bases = new Bases();
    private final List<Resolved> records = new ArrayList<>();
    private final PackComposer composer;
    private Optional<Rejected> broken = Optional.empty();
    private Optional<Rejected> refused = Optional.empty();
    private int count;

    Pack(RawMessage message, DataReader data) {
        this.composer = new PackComposer(message, data);
    }

    /** Takes the next record. */
    void take(SenmlRecord record) {
        count++;
        if (record.mustUnderstand) {
            refuse(Reason.MALFORMED, at("a label that ends in _ must be understood, and nobody here knows it"));
        }
        if (Bases.isTooNew(record)) {
            refuse(Reason.MALFORMED, at("bver must be a number up to " + Bases.VERSION));
        }
        broken = bases.take(record).or(() -> broken);
        if (record.onlySetsBase() && record.fault.isEmpty()) {
            broken.ifPresent(composer::refuse);
            return;
        }
        Resolved resolved = resolved(record);
        if (count <= SenmlDriver.MAX_RECORDS || CallRescue.isCall(resolved)) {
            records.add(resolved);
        }
    }

    /** An element that is no record. */
    void skipped() {
        count++;
        composer.refuse(
                new Rejected(Reason.MALFORMED, at("a record is an object such as {\"n\":\"sos\",\"vb\":true}")));
    }

    /** Nothing in this pack may be taken at its word, except a call for help. */
    void refuse(Reason reason, String detail) {
        refused = refused.or(() -> Optional.of(new Rejected(reason, detail)));
    }

    /**
     * The pack cannot be read from here on; what came before it stands.
     *
     * @param form what it should be written in
     */
    void cutShort(String form) {
        composer.refuse(new Rejected(Reason.MALFORMED, "not " + form + ", or cut short: " + SenmlDriver.ACCEPTED));
    }

    /**
     * What it says.
     *
     * @param payload it was read from: a call for help in what was not taken is heard
     */
    Decoded decoded(byte[] payload) {
        if (count > SenmlDriver.MAX_RECORDS) {
            composer.refuse(
                    new Rejected(Reason.TOO_LARGE, "a pack has at most " + SenmlDriver.MAX_RECORDS + " records"));
        }
        if (count == 0 && composer.isEmpty()) {
            refuse(Reason.MALFORMED, "an empty pack: " + SenmlDriver.ACCEPTED);
        }
        refused.ifPresent(composer::refuse);
        if (refused.isPresent()) {
            composer.takeCalls(records);
        } else {
            composer.takeAll(records);
        }
        composer.searchRubble(payload);
        return composer.decoded();
    }

    private Resolved resolved(SenmlRecord record) {
        Optional<String> name = bases.name(record);
        return new Resolved(
                count,
                record,
                name,
                bases.unit(record),
                bases.number(record),
                bases.time(record),
                fault(record, name).or(() -> broken));
    }

    private static Optional<Rejected> fault(SenmlRecord record, Optional<String> name) {
        if (!record.fault.isEmpty()) {
            return bad(Reason.MALFORMED, record.fault);
        }
        if (name.isEmpty()) {
            return bad(
                    isThere(record.name) ? Reason.BAD_ID : Reason.MISSING_FIELD,
                    "bn and n together must be a name: a letter or digit, then letters, digits and - : . / _");
        }
        if (record.values() > 1) {
            return bad(Reason.MALFORMED, "a record has one value: v, vs, vb or vd");
        }
        if (record.values() == 0) {
            return bad(Reason.MISSING_FIELD, "v, vs, vb or vd must be there");
        }
        return Bases.timeIsNumber(record) ? Optional.empty() : bad(Reason.BAD_TIME, Times.ACCEPTED);
    }

    private String at(String detail) {
        return count > 1 ? "record " + count + ": " + detail : detail;
    }

    private static Optional<Rejected> bad(Reason reason, String detail) {
        return Optional.of(new Rejected(reason, detail));
    }
}
