// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Alarm;
import care.lares.driver.Decoded;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.pipeline.Acknowledgement;
import care.lares.pipeline.Observer;
import care.lares.pipeline.Pipeline;
import care.lares.pipeline.Transport;
import care.lares.rules.call.CallButtons;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls and hazards that were heard while nothing could be read or kept: told again once there is a log, since not every
 * sender repeats what nobody acknowledged. Presses too: which buttons are call buttons stands in the log.
 */
final class CallMemory {
    /** More calls than a house makes in hours; senders repeat what nobody acknowledged, so what is beyond is not lost. */
    private static final int MOST = 2_000;

    private static final String DRIVER = "memory";
    private static final Logger LOG = LoggerFactory.getLogger(CallMemory.class);

    private final List<ReadingLogged> calls = new ArrayList<>();
    private final Unheard unheard = new Unheard();

    /** Who could not even be heard. */
    Unheard unheard() {
        return unheard;
    }

    /** Listens as well as somebody else. */
    Observer before(Observer other) {
        return new Observer() {
            @Override
            public void reading(OptionalLong seq, ReadingLogged reading) {
                heard(reading);
                other.reading(seq, reading);
            }

            @Override
            public void alarm(Alarm alarm) {
                other.alarm(alarm);
            }

            @Override
            public void forget() {
                other.forget();
            }
        };
    }

    private synchronized void heard(ReadingLogged logged) {
        if ((logged.reading().isCall() || CallButtons.isPress(logged.reading())) && calls.size() < MOST) {
            calls.add(logged);
        }
    }

    /** Tells all of them to who knows whose they are and keeps them, once. */
    synchronized void tell(Pipeline pipeline) {
        for (ReadingLogged logged : calls) {
            pipeline.accept(
                    DRIVER,
                    new Decoded(List.of(logged.reading()), List.of()),
                    new Transport(logged.transportId(), false),
                    Acknowledgement.NOBODY);
        }
        if (!calls.isEmpty()) {
            LOG.info("calls heard before the card answered are told to the log count={}", calls.size());
        }
        calls.clear();
    }
}
