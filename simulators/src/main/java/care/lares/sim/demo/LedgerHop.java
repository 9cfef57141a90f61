// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.domain.Ticks;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.measure.Millis;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The last hop of a press: what anchors or a witness has seen of it. It comes on its own cadence, never sooner for a call.
 *
 * @param took since the press; empty: not within the time a cadence takes
 * @param block of the ledger; empty: there is no ledger, a witness has cosigned
 */
record LedgerHop(Optional<Duration> took, Optional<Long> block) {
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final Duration ASKS_EVERY = Duration.ofMillis(200);

    /**
     * Waits for it.
     *
     * @param seq of the entry the call began with
     * @param pressedNanos when, on our monotonic clock
     */
    static LedgerHop await(RunningDemo demo, long seq, long pressedNanos, Ticks ticks) {
        var watch = new EvidenceWatch(new GatewayApi(demo.http(), demo.carer().secret()));
        boolean chain = demo.elsewhere().chain();
        while (seq >= 0 && ticks.nanos() - pressedNanos < WITHIN.toNanos()) {
            try {
                watch.look();
            } catch (GatewayException e) {
                // A demo kills its gateway and starts it again: the call is still there.
                if (!demo.lives()) {
                    break;
                }
            }
            Optional<Long> block = chain ? watch.block(seq) : Optional.empty();
            if (block.isPresent() || (!chain && watch.witnessedSize() > seq)) {
                return new LedgerHop(Optional.of(Duration.ofNanos(ticks.nanos() - pressedNanos)), block);
            }
            Waiting.pause(ASKS_EVERY, ticks);
        }
        return new LedgerHop(Optional.empty(), Optional.empty());
    }

    String text() {
        String means = block.map(number -> "on the ledger in block " + number)
                .orElse(
                        took.isPresent()
                                ? "a witness cosigned it; there is no ledger here"
                                : "nobody elsewhere has it");
        return String.format(
                Locale.ROOT,
                "  %-9s %9s  %s%n",
                "evidence",
                took.map(Millis::text).orElse("never"),
                means);
    }

    void into(Map<String, Object> json) {
        took.ifPresent(after -> json.put("evidenceMillis", Millis.of(after)));
        block.ifPresent(number -> json.put("block", number));
    }
}
