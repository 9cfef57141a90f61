// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import static care.lares.driver.senml.SenmlRecord.isThere;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.domain.ValueType;
import care.lares.driver.Codes;
import care.lares.driver.Composer;
import care.lares.driver.DataReader;
import care.lares.driver.Decoded;
import care.lares.driver.FlagWords;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import care.lares.driver.Rejected;
import care.lares.driver.Scalar;
import care.lares.driver.Understood;
import care.lares.driver.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes readings of the records of one pack, or says what is wrong with them. */
final class PackComposer {
    private final Composer composer;
    private final DataValues data;
    private final Instant now;
    private final List<Reading> readings = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>(0);
    private final Map<Optional<BigDecimal>, Position> positions = new LinkedHashMap<>(0);
    private boolean onABody;

    PackComposer(RawMessage message, DataReader data) {
        this.data = new DataValues(message, data);
        this.composer = new Composer(message);
        this.now = message.receivedAt();
    }

    /** Keeps why something was refused. */
    void refuse(Rejected why) {
        if (rejected.size() < SenmlDriver.MAX_RECORDS) {
            rejected.add(why);
        }
    }

    boolean isEmpty() {
        return readings.isEmpty() && rejected.isEmpty();
    }

    void takeAll(List<Resolved> records) {
        onABody = records.stream()
                .map(one -> Names.meaning(one.measure()).map(meaning -> meaning.kind(one.record(), one.unit())))
                .anyMatch(kind -> kind.filter(Temperatures::isOnABody).isPresent());
        records.forEach(this::take);
        positions.forEach(this::keepPosition);
        if (readings.isEmpty() && rejected.isEmpty()) {
            refuse(new Rejected(Reason.MISSING_FIELD, "no record tells anything: " + SenmlDriver.ACCEPTED));
        }
    }

    void takeCalls(List<Resolved> records) {
        records.forEach(this::rescue);
    }

    /** Looks for a call for help in what was not taken, if there was none in what was. */
    void searchRubble(byte[] payload) {
        boolean called = readings.stream().anyMatch(Reading::isCall);
        if (!rejected.isEmpty() && !called) {
            CallRescue.inRubble(payload).ifPresent(call -> keep(call, on(), Optional.empty(), Set.of()));
        }
    }

    Decoded decoded() {
        return new Decoded(readings, rejected);
    }

    private void take(Resolved one) {
        Optional<Rejected> fault = one.fault().or(() -> understood(one));
        fault.ifPresent(why -> {
            rescue(one);
            refuse(new Rejected(why.reason(), "record " + one.position() + ": " + why.detail()));
        });
    }

    /** Keeps what a record says; answers what is wrong with it instead. */
    private Optional<Rejected> understood(Resolved one) {
        Optional<Instant> at = one.seconds().flatMap(seconds -> Times.instant(seconds, now));
        if (one.seconds().isPresent() && at.isEmpty()) {
            return bad(Reason.BAD_TIME, Times.ACCEPTED);
        }
        if (isThere(one.record().data)) {
            return dataValue(one, at);
        }
        String measure = one.measure();
        if (Position.isPart(measure)) {
            boolean taken = positions
                    .computeIfAbsent(one.seconds(), key -> new Position())
                    .take(measure, one.value());
            return taken ? Optional.empty() : bad(Reason.WRONG_TYPE, "a part of a position must be a number");
        }
        if (Temperatures.NAMES.contains(measure)) {
            return temperature(one, at);
        }
        Optional<Meaning> meaning = Names.meaning(measure);
        if (meaning.isEmpty() && Names.isOnlyADevice(one.name().orElse(""))) {
            if (one.unit().text().equals("Cel")) {
                return temperature(one, at);
            }
            meaning = Names.ofUnit(one.unit().text());
        }
        if (meaning.isEmpty()) {
            return bad(Reason.UNKNOWN_KIND, Names.ACCEPTED);
        }
        Kind kind = meaning.get().kind(one.record(), one.unit());
        return keepOrSay(kind, value(kind, one, measure), at);
    }

    private Optional<Rejected> dataValue(Resolved one, Optional<Instant> at) {
        Decoded meant = data.read(one, at);
        readings.addAll(meant.readings());
        return meant.rejected().stream().findFirst();
    }

    private Optional<Rejected> temperature(Resolved one, Optional<Instant> at) {
        Understood asBody = value(Kind.BODY_TEMPERATURE, one, "");
        if (asBody instanceof Understood.Good good) {
            Kind kind = Temperatures.kind(one.name().orElse(""), good.value(), onABody);
            return keepOrSay(kind, value(kind, one, ""), at);
        }
        return keepOrSay(Kind.ROOM_TEMPERATURE, asBody, at);
    }

    private static Understood value(Kind kind, Resolved one, String measure) {
        if (kind.type() != ValueType.BOOLEAN) {
            return Values.of(kind, one.value(), one.unit());
        }
        return FlagWords.flag(one.value(), kind, measure)
                .<Understood>map(on -> Understood.Good.of(Value.Flag.of(on)))
                .orElseGet(() -> Values.of(kind, Scalar.STRUCTURE, Scalar.ABSENT));
    }

    private Optional<Rejected> keepOrSay(Kind kind, Understood value, Optional<Instant> at) {
        if (value instanceof Understood.Bad bad) {
            return bad(bad.reason(), bad.detail());
        }
        keep(kind, (Understood.Good) value, at, Set.of());
        return Optional.empty();
    }

    private void keepPosition(Optional<BigDecimal> seconds, Position position) {
        Optional<String> code = position.code().filter(known -> Codes.isValid(Kind.LOCATION, known));
        if (code.isEmpty()) {
            refuse(new Rejected(
                    position.code().isEmpty() ? Reason.MISSING_FIELD : Reason.WRONG_TYPE,
                    "a position must have lat and lon in degrees at the same time, and its accuracy in metres"));
            return;
        }
        Optional<Instant> at = seconds.flatMap(sum -> Times.instant(sum, now));
        keep(Kind.LOCATION, Understood.Good.of(new Value.Code(code.get())), at, Set.of());
    }

    private void rescue(Resolved one) {
        if (CallRescue.isCall(one)) {
            Optional<Instant> at = one.seconds().flatMap(seconds -> Times.instant(seconds, now));
            boolean clockIsBad = at.isEmpty() && isThere(one.record().time);
            Set<Quality> quality = clockIsBad ? Set.of(Quality.TIME_IMPLAUSIBLE) : Set.of();
            CallRescue.kind(one).ifPresent(kind -> keep(kind, on(), at, quality));
        }
    }

    private void keep(Kind kind, Understood.Good value, Optional<Instant> at, Set<Quality> quality) {
        readings.add(composer.reading(kind, value, at, Optional.empty(), quality));
    }

    private static Understood.Good on() {
        return Understood.Good.of(Value.Flag.ON);
    }

    private static Optional<Rejected> bad(Reason reason, String detail) {
        return Optional.of(new Rejected(reason, detail));
    }
}
