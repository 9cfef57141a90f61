// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.api.Route;
import care.lares.clock.GatewayClock;
import care.lares.config.Settings;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.SilentCardException;
import care.lares.journal.log.Storage;
import care.lares.journal.log.UnreadableDirectoryException;
import care.lares.journal.log.UnusableDirectoryException;
import io.vertx.core.Future;
import java.util.List;

/** One running gateway: the life it leads, or, when its card did not answer at first, one after another. */
public final class Gateway {
    private final Lives lives;

    private Gateway(Lives lives) {
        this.lives = lives;
    }

    /**
     * Starts a gateway; replaying the past blocks the caller. When its card does not answer or cannot be read, calls are
     * heard at once, and the past is taken up when it can be.
     *
     * @throws UnusableDirectoryException when the data directory cannot be used; its message says what to do
     */
    public static Future<Gateway> start(Settings settings) throws UnusableDirectoryException {
        return start(settings, new FileStorage());
    }

    /** On other storage than the machine's own: one that fails. */
    static Future<Gateway> start(Settings settings, Storage storage) throws UnusableDirectoryException {
        return start(settings, storage, new SystemTime());
    }

    /** On a machine with other clocks: one that somebody sets. */
    static Future<Gateway> start(Settings settings, Storage storage, GatewayClock machine)
            throws UnusableDirectoryException {
        HeadStart.begin(settings);
        Lives lives = new Lives(settings, machine, storage);
        try {
            Knock.at(settings.data());
            return lives.begin().map(begun -> new Gateway(lives));
        } catch (SilentCardException silent) {
            return lives.beginBlind(silent).map(begun -> new Gateway(lives));
        } catch (UnreadableDirectoryException unreadable) {
            return lives.beginBlind(unreadable).map(begun -> new Gateway(lives));
        }
    }

    /** Lets nobody in any more, seals the log and closes it. */
    public Future<Void> stop() {
        return lives.end();
    }

    /** Everything that can be asked over HTTP. */
    List<Route> httpRoutes() {
        return lives.present().httpRoutes();
    }

    /** The port MQTT is listened to; 0 when it is not. */
    public int mqttPort() {
        return lives.present().mqttPort();
    }

    /** The port CoAP is listened to; 0 when it is not. */
    public int coapPort() {
        return lives.present().coapPort();
    }

    /** The port CoAP over DTLS is listened to; 0 when it is not. */
    public int coapsPort() {
        return lives.present().coapsPort();
    }

    /** The port HTTP is listened to; 0 when it is not. */
    public int httpPort() {
        return lives.present().httpPort();
    }
}
