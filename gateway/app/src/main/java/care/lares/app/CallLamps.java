// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Alarm;
import care.lares.domain.DeviceId;
import care.lares.notify.CallFeedback;
import care.lares.notify.Notifier;
import java.util.function.BiConsumer;

/** Tells devices how far help has come by a way that is opened after alarms have come to life. */
final class CallLamps implements Notifier {
    private final CallFeedback calls = new CallFeedback();
    private BiConsumer<DeviceId, String> way = (device, word) -> {};

    /** From now on devices are told this way. */
    void through(BiConsumer<DeviceId, String> opened) {
        way = opened;
    }

    @Override
    public void changed(Alarm alarm) {
        calls.changed(alarm).ifPresent(told -> way.accept(told.device(), told.word()));
    }
}
