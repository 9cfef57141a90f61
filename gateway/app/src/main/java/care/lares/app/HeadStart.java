// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.ingest.coap.CoapListener;
import care.lares.notify.webhook.HttpSender;
import java.util.List;

/**
 * What takes long to load and rests on nothing that is read: loaded on other processors while the log is read. Whoever needs
 * it sooner loads it, or waits until it is loaded.
 */
final class HeadStart {
    private HeadStart() {}

    /** Returns at once. */
    static void begin() {
        for (Runnable load : List.<Runnable>of(CoapListener::load, HttpSender::load)) {
            Thread loader = new Thread(load, "head-start");
            loader.setDaemon(true);
            loader.start();
        }
    }
}
