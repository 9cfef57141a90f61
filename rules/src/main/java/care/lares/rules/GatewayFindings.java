// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.WayOut;
import care.lares.rules.Finding.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What the gateway finds out about itself: no device told it, nobody in particular is concerned. */
public final class GatewayFindings {
    private static final Rule RECORDING = new Rule("gateway.recording", AlarmKind.RECORDING_FAILED);
    private static final Rule OFF = new Rule("gateway.off", AlarmKind.GATEWAY_WAS_OFF);
    private static final Rule CLOCK = new Rule("gateway.clock", AlarmKind.CLOCK_UNTRUSTED);
    private static final Rule ROOM = new Rule("gateway.room", AlarmKind.DEVICE_FAULT);
    private static final Rule EVIDENCE = new Rule("gateway.evidence", AlarmKind.EVIDENCE_RESTARTED);

    private static final Rule COVERAGE = new Rule("gateway.coverage", AlarmKind.COVERAGE_GAP);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private static final String RECORDING_ADVICE = "What happened meanwhile has been recorded now.";
    private static final String OFF_ADVICE =
            "Look after everyone: calls and alarms of that time may not have come through.";
    private static final String CLOCK_ADVICE =
            "Protection goes on: alarms come and nothing is lost, only the times written down may be wrong. Connect"
                    + " the gateway to the internet, or tell the technician to set its clock.";
    private static final String EVIDENCE_ADVICE =
            "Protection goes on. Tell the technician: older records must be kept as they are and checked.";

    private static final String CHANNEL_ADVICE =
            "Whoever relies on it is not told of alarms: call them, and tell the technician.";

    private static final String ANCHOR_ADVICE =
            "Protection goes on and everything is recorded; only its proof to strangers is late. Tell the technician.";

    private static final String REFUSED_ADVICE =
            "It stays in the log here. Tell the technician, who asks the other side why it does not take it.";

    private static final String COVERAGE_ADVICE =
            "An alarm of that time would reach too few: put somebody on the roster, or register a second way to call.";

    private GatewayFindings() {}

    /**
     * Storage does not take any more.
     *
     * @param what what is the matter with it, in plain words without a full stop
     * @param advice what to do about it, in sentences
     */
    public static Finding recordingFailed(Instant at, String what, String advice) {
        Words words = new Words("Recording has failed: " + what + ".", advice);
        return finding(RECORDING, Phase.PRESENT, at, Optional.empty(), words);
    }

    /** Storage takes again. */
    public static Finding recordingWorks(Instant at) {
        return finding(
                RECORDING, Phase.GONE, at, Optional.empty(), new Words("Recording works again.", RECORDING_ADVICE));
    }

    /**
     * Room for records runs out.
     *
     * @param what how much there is, or what becomes of readings for want of it, in words without a full stop
     * @param advice what to do, in sentences
     */
    public static Finding roomShort(Instant at, String what, String advice) {
        return finding(ROOM, Phase.PRESENT, at, Optional.empty(), new Words(capitalised(what) + ".", advice));
    }

    /** There is room again. */
    public static Finding roomEnough(Instant at) {
        return finding(ROOM, Phase.GONE, at, Optional.empty(), new Words("There is room for records again.", ""));
    }

    /**
     * At some hour too few people, or too few ways to reach them, are there to be called.
     *
     * @param what when and what is missing, in words without a full stop
     */
    public static Finding coverageGap(Instant at, String what) {
        Words words = new Words("The roster has a gap: " + what + ".", COVERAGE_ADVICE);
        return finding(COVERAGE, Phase.PRESENT, at, Optional.empty(), words);
    }

    /** Every hour has somebody to call. */
    public static Finding covered(Instant at) {
        Words words = new Words("Every hour of the coming week has somebody to call.", "");
        return finding(COVERAGE, Phase.GONE, at, Optional.empty(), words);
    }

    /** Nobody was watched over between these two moments. */
    public static Finding wasOff(Instant from, Instant to) {
        String gap = OldNews.inWords(Duration.between(from, to));
        Words words = new Words("Not protected " + span(from, to) + " UTC (" + gap + ").", OFF_ADVICE);
        return finding(OFF, Phase.EVENT, from, Optional.of("off since " + from), words);
    }

    /**
     * Nobody can say for sure what time it is.
     *
     * @param reason what is the matter with the clock, in words
     */
    public static Finding clockUntrusted(Instant at, String reason) {
        return finding(CLOCK, Phase.PRESENT, at, Optional.empty(), new Words(reason, CLOCK_ADVICE));
    }

    /** The time is right again. */
    public static Finding clockTrusted(Instant at) {
        return finding(CLOCK, Phase.GONE, at, Optional.empty(), new Words("The clock is right again.", CLOCK_ADVICE));
    }

    /**
     * The log could not be continued and a new one was begun.
     *
     * @param oldOrigin the name of the log that ended
     * @param reason why it could not go on, in words
     */
    public static Finding evidenceRestarted(Instant at, String oldOrigin, String reason) {
        Words words = new Words("A new log was begun: " + reason + ".", EVIDENCE_ADVICE);
        return finding(EVIDENCE, Phase.EVENT, at, Optional.of("after " + oldOrigin), words);
    }

    /**
     * Something of the past cannot be read any more.
     *
     * @param what what was found, in words
     */
    public static Finding evidenceDamaged(Instant at, String what) {
        Words words = new Words("Records are damaged: " + what + ".", EVIDENCE_ADVICE);
        return finding(EVIDENCE, Phase.EVENT, at, Optional.of("damage " + what), words);
    }

    /**
     * A way out has not taken anything for a while.
     *
     * @param since when it began to fail
     * @param reason why, in words without an address
     */
    public static Finding channelFailed(Instant at, WayOut way, Instant since, String reason) {
        String text = capitalised(way.toString()) + " has not taken anything since "
                + DAY_AND_TIME.format(since.atOffset(ZoneOffset.UTC)) + " UTC: " + reason + ".";
        return finding(channel(way), Phase.PRESENT, at, Optional.empty(), new Words(text, CHANNEL_ADVICE));
    }

    /** A way out takes again. */
    public static Finding channelWorks(Instant at, WayOut way) {
        Words words = new Words(capitalised(way.toString()) + " works again.", CHANNEL_ADVICE);
        return finding(channel(way), Phase.GONE, at, Optional.empty(), words);
    }

    /**
     * A place outside has not taken the log's checkpoints for a while.
     *
     * @param place its name, such as {@code ledger}
     * @param since when it began to fail
     * @param reason why, in words
     */
    public static Finding anchorFailed(Instant at, String place, Instant since, String reason) {
        String text = capitalised(place) + " has taken no checkpoint since "
                + DAY_AND_TIME.format(since.atOffset(ZoneOffset.UTC)) + " UTC: " + reason + ".";
        return finding(anchor(place), Phase.PRESENT, at, Optional.empty(), new Words(text, ANCHOR_ADVICE));
    }

    /** It takes them again. */
    public static Finding anchorWorks(Instant at, String place) {
        Words words = new Words(capitalised(place) + " takes checkpoints again.", ANCHOR_ADVICE);
        return finding(anchor(place), Phase.GONE, at, Optional.empty(), words);
    }

    private static Rule anchor(String place) {
        return new Rule("gateway.anchor." + place.replace(' ', '-'), AlarmKind.CHANNEL_FAILED);
    }

    /**
     * A way out will never take something, and went on without it.
     *
     * @param what what it was about, in a word
     * @param id names it for those who look for it
     * @param reason why, in words without an address
     */
    public static Finding refused(Instant at, WayOut way, String what, String id, String reason) {
        String text = capitalised(way.toString()) + " did not take something for good (" + what + "): " + reason + ".";
        Rule rule = new Rule("gateway.refused." + way.channel() + "." + way.name(), AlarmKind.CHANNEL_FAILED);
        return finding(rule, Phase.EVENT, at, Optional.of(what + " " + id), new Words(text, REFUSED_ADVICE));
    }

    /** Each way out fails for itself: its name is part of the rule's. */
    private static Rule channel(WayOut way) {
        return new Rule("gateway.channel." + way.channel() + "." + way.name(), AlarmKind.CHANNEL_FAILED);
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static Finding finding(Rule rule, Phase phase, Instant at, Optional<String> messageId, Words words) {
        return new Finding(
                rule.name(),
                rule.kind(),
                phase,
                rule.kind().priority(),
                Assignment.NONE,
                Optional.empty(),
                messageId,
                at,
                words.text(),
                words.advice(),
                false,
                OptionalLong.empty());
    }

    private static String span(Instant from, Instant to) {
        boolean sameDay = from.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .equals(to.atOffset(ZoneOffset.UTC).toLocalDate());
        DateTimeFormatter form = sameDay ? TIME : DAY_AND_TIME;
        return form.format(from.atOffset(ZoneOffset.UTC)) + "–" + form.format(to.atOffset(ZoneOffset.UTC));
    }
}
