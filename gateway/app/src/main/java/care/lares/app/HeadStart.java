// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.config.Settings;
import care.lares.ingest.coap.CoapListener;
import care.lares.notify.webhook.HttpSender;

/**
 * What takes long to load and rests on nothing that is read: loaded on other processors while the log is read. Whoever needs
 * it sooner loads it, or waits until it is loaded.
 */
final class HeadStart {
    private HeadStart() {}

    /** Returns at once. */
    static void begin(Settings settings) {
        if (settings.listeners().coap().isPresent()
                || settings.listeners().coaps().isPresent()) {
            load(CoapListener::load);
        }
        load(HttpSender::load);
    }

    private static void load(Runnable what) {
        Thread loader = new Thread(what, "head-start");
        loader.setDaemon(true);
        loader.start();
    }
}
