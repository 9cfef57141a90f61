// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Priority;
import care.lares.domain.WayOut;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Said.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What the gateway finds out about itself: no device told it, nobody in particular is concerned. */
public final class GatewayFindings {
    /** The name of the rule of nightly tests; part of what names an alarm, so it is never changed. */
    public static final String SELF_TEST = "gateway.selftest";

    private static final String CHANNEL = "gateway.channel.";
    private static final String ANCHOR = "gateway.anchor.";

    private static final Rule RECORDING = new Rule("gateway.recording", AlarmKind.RECORDING_FAILED);
    private static final Rule OFF = new Rule("gateway.off", AlarmKind.GATEWAY_WAS_OFF);
    private static final Rule KEYS = new Rule("gateway.keys", AlarmKind.GATEWAY_WAS_OFF);
    private static final Rule CLOCK = new Rule("gateway.clock", AlarmKind.CLOCK_UNTRUSTED);
    private static final Rule ROOM = new Rule("gateway.room", AlarmKind.DEVICE_FAULT);
    private static final Rule TESTED = new Rule("gateway.selftest.failed", AlarmKind.CHANNEL_FAILED);
    private static final Rule COVERAGE = new Rule("gateway.coverage", AlarmKind.COVERAGE_GAP);
    private static final Rule UPLINK = new Rule("gateway.uplink", AlarmKind.UPLINK_LOST);
    private static final Rule FOREIGN = new Rule("gateway.ledger", AlarmKind.LEDGER_FOREIGN_COMMIT);
    private static final Rule EVIDENCE = new Rule("gateway.evidence", AlarmKind.EVIDENCE_RESTARTED);

    /** Devices that a text names; of more it says how many there are. */
    private static final int MOST_NAMED = 20;

    private GatewayFindings() {}

    /**
     * Storage does not take any more.
     *
     * @param what what is the matter with it: one of {@code STORAGE_…}
     * @param advice what to do about it
     */
    public static Finding recordingFailed(Instant at, Said what, Phrase... advice) {
        Words words = Words.of(Phrase.RECORDING_FAILED.said(what), advice).and(since(at));
        return finding(RECORDING, Phase.PRESENT, at, Optional.empty(), words);
    }

    /** Storage takes again. */
    public static Finding recordingWorks(Instant at) {
        return gone(RECORDING, at);
    }

    /**
     * Room for records runs out.
     *
     * @param words how much there is, or what becomes of readings for want of it
     */
    public static Finding roomShort(Instant at, Words words) {
        return finding(ROOM, Phase.PRESENT, at, Optional.empty(), words.and(since(at)));
    }

    /** There is room again. */
    public static Finding roomEnough(Instant at) {
        return gone(ROOM, at);
    }

    /**
     * At some hour too few people, or too few ways to reach them, are there to be called.
     *
     * @param what when and what is missing
     */
    public static Finding coverageGap(Instant at, Said what) {
        Words words = Words.of(Phrase.COVERAGE_GAP.said(what), Phrase.COVERAGE_ADVICE);
        return finding(COVERAGE, Phase.PRESENT, at, Optional.empty(), words);
    }

    /** Every hour has somebody to call. */
    public static Finding covered(Instant at) {
        return gone(COVERAGE, at);
    }

    /** The nightly test of the way of an alarm has begun: told over every way out, marked as a test. */
    public static Finding selfTest(Instant at) {
        return selfTest(Phase.PRESENT, at, Words.of(Phrase.SELF_TEST, Phrase.SELF_TEST_ADVICE));
    }

    /** The nightly test is over. */
    public static Finding selfTestOver(Instant at) {
        return selfTest(Phase.GONE, at, Words.NOTHING);
    }

    private static Finding selfTest(Phase phase, Instant at, Words words) {
        Rule rule = new Rule(SELF_TEST, AlarmKind.DEVICE_FAULT);
        return finding(rule, phase, at, Optional.empty(), words)
                .with(Priority.LOW)
                .asTest();
    }

    /**
     * What the nightly test has come to.
     *
     * @param failed what did not confirm it, by name; none: everything did
     */
    public static Finding selfTested(Instant at, List<String> failed) {
        if (failed.isEmpty()) {
            return gone(TESTED, at);
        }
        Said silent = Phrase.SELF_TEST_FAILED.said(String.join(", ", failed));
        return finding(TESTED, Phase.PRESENT, at, Optional.empty(), Words.of(silent, Phrase.CHANNEL_ADVICE));
    }

    /** Nobody was watched over between these two moments. */
    public static Finding wasOff(Instant from, Instant to) {
        return wasOff(from, to, List.of());
    }

    /**
     * Nobody was watched over between these two moments, or not everybody.
     *
     * @param unheard devices that tried in vain meanwhile to be let in, as far as that is known
     */
    public static Finding wasOff(Instant from, Instant to, List<DeviceId> unheard) {
        Said gap = Phrase.OFF.said(new When.Span(from, to), Duration.between(from, to));
        Words gone = Words.of(gap, Phrase.OFF_ADVICE);
        Words words = unheard.isEmpty() ? gone : gone.and(Phrase.OFF_UNHEARD.said(names(unheard)));
        return finding(OFF, Phase.EVENT, from, Optional.of("off since " + from), words);
    }

    /**
     * Nobody was watched over before this moment, and nobody knows for how long: the clock was wrong until then.
     *
     * @param to when it began to work again
     */
    public static Finding wasOffBefore(Instant to) {
        Words words = Words.of(Phrase.OFF_BEFORE.said(new When.Day(to)), Phrase.OFF_ADVICE);
        return finding(OFF, Phase.EVENT, to, Optional.of("off before " + to), words);
    }

    private static String names(List<DeviceId> devices) {
        String named = devices.stream().limit(MOST_NAMED).map(DeviceId::value).collect(Collectors.joining(", "));
        return devices.size() > MOST_NAMED ? named + ", +" + (devices.size() - MOST_NAMED) : named;
    }

    /** Devices come whose keys cannot be read, so that they cannot be let in. */
    public static Finding keysUnread(Instant at) {
        Words words = Words.of(Phrase.KEYS_UNREAD, Phrase.KEYS_UNREAD_ADVICE).and(since(at));
        return finding(KEYS, Phase.PRESENT, at, Optional.empty(), words);
    }

    /**
     * Nobody can say for sure what time it is.
     *
     * @param reason what is the matter with the clock: one of {@code CLOCK_…}
     */
    public static Finding clockUntrusted(Instant at, Phrase reason) {
        return finding(CLOCK, Phase.PRESENT, at, Optional.empty(), Words.of(reason, Phrase.CLOCK_ADVICE));
    }

    /** The time is right again. */
    public static Finding clockTrusted(Instant at) {
        return gone(CLOCK, at);
    }

    /**
     * The log could not be continued and a new one was begun.
     *
     * @param oldOrigin the name of the log that ended
     * @param reason why it could not go on, in words
     */
    public static Finding evidenceRestarted(Instant at, String oldOrigin, String reason) {
        Words words = Words.of(Phrase.EVIDENCE_RESTARTED.said(reason), Phrase.EVIDENCE_ADVICE);
        return finding(EVIDENCE, Phase.EVENT, at, Optional.of("after " + oldOrigin), words);
    }

    /**
     * Something of the past cannot be read any more.
     *
     * @param what what was found, in words
     */
    public static Finding evidenceDamaged(Instant at, String what) {
        Words words = Words.of(Phrase.EVIDENCE_DAMAGED.said(what), Phrase.EVIDENCE_ADVICE);
        return finding(EVIDENCE, Phase.EVENT, at, Optional.of("damage " + what), words);
    }

    /**
     * A way out has not taken anything for a while.
     *
     * @param since when it began to fail
     * @param reason why, in words without an address
     */
    public static Finding channelFailed(Instant at, WayOut way, Instant since, String reason) {
        Said silence = Phrase.CHANNEL_FAILED.said(capitalised(way.toString()), new When.Day(since), reason);
        return finding(channel(way), Phase.PRESENT, at, Optional.empty(), Words.of(silence, Phrase.CHANNEL_ADVICE));
    }

    /** A way out takes again. */
    public static Finding channelWorks(Instant at, WayOut way) {
        return gone(channel(way), at);
    }

    /**
     * A place outside has not taken the log's checkpoints for a while.
     *
     * @param place its name, such as {@code ledger}
     * @param since when it began to fail
     * @param reason why, in words
     */
    public static Finding anchorFailed(Instant at, String place, Instant since, String reason) {
        Said silence = Phrase.ANCHOR_FAILED.said(capitalised(place), new When.Day(since), reason);
        return finding(anchor(place), Phase.PRESENT, at, Optional.empty(), Words.of(silence, Phrase.ANCHOR_ADVICE));
    }

    /** It takes them again. */
    public static Finding anchorWorks(Instant at, String place) {
        return gone(anchor(place), at);
    }

    /**
     * On the ledger stands something in this gateway's name that it never wrote.
     *
     * @param place the ledger's name
     * @param what what stands there, in words
     */
    public static Finding ledgerForeign(Instant at, String place, String what) {
        Words words = Words.of(Phrase.LEDGER_FOREIGN.said(what), Phrase.LEDGER_FOREIGN_ADVICE);
        return finding(FOREIGN, Phase.EVENT, at, Optional.of(place + " " + what), words);
    }

    /**
     * The way out of the house is gone.
     *
     * @param since when it went
     */
    public static Finding uplinkLost(Instant at, Instant since) {
        Words words = Words.of(Phrase.UPLINK_LOST.said(new When.Clock(since)), Phrase.UPLINK_LOST_ADVICE);
        return finding(UPLINK, Phase.PRESENT, at, Optional.empty(), words);
    }

    /** It is back. */
    public static Finding uplinkBack(Instant at) {
        return gone(UPLINK, at);
    }

    /**
     * A way out, or a place outside, is there no more: nobody will say that it works.
     *
     * @param rule the name of the rule that found that it fails
     */
    public static Finding wayGone(Instant at, String rule) {
        return gone(new Rule(rule, AlarmKind.CHANNEL_FAILED), at);
    }

    /** Whether a rule of this name finds that one way out, or one place outside, fails. */
    public static boolean isOfOneWay(String rule) {
        return rule.startsWith(CHANNEL) || rule.startsWith(ANCHOR);
    }

    /** The name of the rule that finds that a way out fails. */
    public static String ofChannel(WayOut way) {
        return channel(way).name();
    }

    /** The name of the rule that finds that a place outside fails. */
    public static String ofAnchor(String place) {
        return anchor(place).name();
    }

    private static Rule anchor(String place) {
        return new Rule(ANCHOR + place.replace(' ', '-'), AlarmKind.CHANNEL_FAILED);
    }

    /**
     * A way out will never take something, and went on without it.
     *
     * @param what what it was about, in a word
     * @param id names it for those who look for it
     * @param reason why, in words without an address
     */
    public static Finding refused(Instant at, WayOut way, String what, String id, String reason) {
        Said refused = Phrase.REFUSED.said(capitalised(way.toString()), what, reason);
        Rule rule = new Rule("gateway.refused." + way.channel() + "." + way.name(), AlarmKind.CHANNEL_FAILED);
        return finding(rule, Phase.EVENT, at, Optional.of(what + " " + id), Words.of(refused, Phrase.REFUSED_ADVICE));
    }

    /** Each way out fails for itself: its name is part of the rule's. */
    private static Rule channel(WayOut way) {
        return new Rule(CHANNEL + way.channel() + "." + way.name(), AlarmKind.CHANNEL_FAILED);
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static Said since(Instant at) {
        return Phrase.SINCE.said(new When.Clock(at));
    }

    private static Finding gone(Rule rule, Instant at) {
        return finding(rule, Phase.GONE, at, Optional.empty(), Words.NOTHING);
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
                words,
                false,
                OptionalLong.empty());
    }
}
