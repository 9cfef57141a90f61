// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.sim.centre.proof.RefusedException.Reason;
import java.util.SplittableRandom;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KnownLogsTest {
    private static final String ORIGIN = "lares.local/00112233445566778899aabbccddeeff";
    private static final int LARGEST = 40;

    private final KnownLogs known = new KnownLogs();
    private SignedLog log;

    @BeforeEach
    void aLogThatIsKnown() throws Exception {
        log = new SignedLog(ORIGIN).grow(LARGEST);
        known.trust(VerifierKey.parse(log.verifierKey()));
    }

    private void take(String submission) throws RefusedException {
        Submission parsed = Submission.parse(submission);
        known.check(parsed);
        known.remember(parsed.checkpoint());
    }

    private void refuses(Reason reason, String submission) {
        assertThatThrownBy(() -> take(submission))
                .asInstanceOf(InstanceOfAssertFactories.type(RefusedException.class))
                .extracting(RefusedException::reason)
                .isEqualTo(reason);
    }

    @Test
    void takesEveryTreeThatContinuesTheOneBefore() throws Exception {
        for (int first = 1; first <= LARGEST; first++) {
            for (int second = first; second <= LARGEST; second++) {
                var fresh = new KnownLogs();
                fresh.trust(VerifierKey.parse(log.verifierKey()));
                Submission begin = Submission.parse(log.submission(0, first));
                fresh.check(begin);
                fresh.remember(begin.checkpoint());
                fresh.check(Submission.parse(log.submission(first, second)));
            }
        }
    }

    @Test
    void followsALogToItsNextKey() throws Exception {
        take(log.submission(0, 3));
        String before = log.submission(7, 9);
        log.changeKey(5);
        take(log.submission(3, 7));
        assertThat(known.key(ORIGIN).orElseThrow().text()).isEqualTo(log.verifierKey());
        refuses(Reason.UNSIGNED, before);
        log.changeKey(8);
        take(log.submission(7, 12));
        assertThat(known.key(ORIGIN).orElseThrow().text()).isEqualTo(log.verifierKey());
    }

    @Test
    void remembersTheTreesBundlesRestOn() throws Exception {
        take(log.submission(0, 3));
        take(log.submission(3, 7));

        assertThat(known.at(ORIGIN, 3).orElseThrow().root()).isEqualTo(log.root(3));
        assertThat(known.newest(ORIGIN).orElseThrow().size()).isEqualTo(7);
        assertThat(known.at(ORIGIN, 5)).isEmpty();
    }

    @Test
    void refusesALogNobodyToldItOf() throws Exception {
        refuses(
                Reason.UNKNOWN_LOG,
                new SignedLog("elsewhere.example/log").grow(2).submission(0, 2));
    }

    @Test
    void refusesASignatureByAnotherKey() throws Exception {
        refuses(Reason.UNSIGNED, new SignedLog(ORIGIN).grow(2).submission(0, 2));
    }

    @Test
    void refusesASecondHistoryOfTheSameSize() throws Exception {
        take(log.submission(0, 9));
        refuses(Reason.SPLIT_VIEW, log.forge().submission(9, 9));
    }

    @Test
    void refusesAHistoryThatLeavesTheOneItHolds() throws Exception {
        take(log.submission(0, 9));
        refuses(Reason.INCONSISTENT, log.forge().submission(9, 12));
    }

    @Test
    void refusesWhatBeginsElsewhere() throws Exception {
        take(log.submission(0, 9));
        refuses(Reason.OTHER_SIZE, log.submission(4, 12));
        refuses(Reason.OTHER_SIZE, log.submission(0, 12));
        refuses(Reason.OTHER_SIZE, log.submission(4, 8));
    }

    @Test
    void refusesEveryChangedByte() throws Exception {
        take(log.submission(0, 21));
        String good = log.submission(21, 37);
        long seed = System.nanoTime();
        var dice = new SplittableRandom(seed);
        for (int i = 0; i < good.length(); i++) {
            char was = good.charAt(i);
            char becomes = (char) (was ^ (1 << dice.nextInt(6)));
            String changed = good.substring(0, i) + becomes + good.substring(i + 1);
            assertThatThrownBy(() -> take(changed))
                    .as("seed %d, byte %d: %s", seed, i, changed)
                    .isInstanceOf(RefusedException.class);
        }
        take(good);
    }

    @Test
    void survivesAnyText() {
        long seed = System.nanoTime();
        var dice = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(dice.nextBoolean() ? "old 1\n" : "");
            dice.ints(dice.nextInt(80), 0, 16).forEach(letter -> text.append("0123AZ=+/ \n\u2014.\r|é".charAt(letter)));
            assertThatThrownBy(() -> take(text.toString()))
                    .as("seed %d: %s", seed, text)
                    .isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void refusesVerifierKeysThatAreNone() throws Exception {
        String key = log.verifierKey();
        for (String wrong : new String[] {"", "x", key.replace("+", ""), key.substring(1), key + "=", "a" + key}) {
            assertThatThrownBy(() -> VerifierKey.parse(wrong)).isInstanceOf(RefusedException.class);
        }
    }
}
