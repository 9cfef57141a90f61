// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.link;

import java.util.ResourceBundle;
import org.eclipse.paho.mqttv5.client.logging.Logger;

/** Takes Paho's log and keeps it to itself: a lost connection is what these devices are made for. Paho makes it by name. */
public final class PahoSilence implements Logger {
    /** Called by Paho. */
    public PahoSilence() {}

    @Override
    public boolean isLoggable(int level) {
        return false;
    }

    @Override
    public String formatMessage(String msg, Object[] inserts) {
        return "";
    }

    @Override
    public void initialise(ResourceBundle messages, String loggerId, String resourceName) {}

    @Override
    public void setResourceName(String logContext) {}

    @Override
    public void dumpTrace() {}

    @Override
    public void severe(String sourceClass, String sourceMethod, String msg) {}

    @Override
    public void severe(String sourceClass, String sourceMethod, String msg, Object[] inserts) {}

    @Override
    public void severe(String sourceClass, String sourceMethod, String msg, Object[] inserts, Throwable thrown) {}

    @Override
    public void warning(String sourceClass, String sourceMethod, String msg) {}

    @Override
    public void warning(String sourceClass, String sourceMethod, String msg, Object[] inserts) {}

    @Override
    public void warning(String sourceClass, String sourceMethod, String msg, Object[] inserts, Throwable thrown) {}

    @Override
    public void info(String sourceClass, String sourceMethod, String msg) {}

    @Override
    public void info(String sourceClass, String sourceMethod, String msg, Object[] inserts) {}

    @Override
    public void info(String sourceClass, String sourceMethod, String msg, Object[] inserts, Throwable thrown) {}

    @Override
    public void config(String sourceClass, String sourceMethod, String msg) {}

    @Override
    public void config(String sourceClass, String sourceMethod, String msg, Object[] inserts) {}

    @Override
    public void config(String sourceClass, String sourceMethod, String msg, Object[] inserts, Throwable thrown) {}

    @Override
    public void fine(String sourceClass, String sourceMethod, String msg) {}

    @Override
    public void fine(String sourceClass, String sourceMethod, String msg, Object[] inserts) {}

    @Override
    public void fine(String sourceClass, String sourceMethod, String msg, Object[] inserts, Throwable thrown) {}

    @Override
    public void finer(String sourceClass, String sourceMethod, String msg) {}

    @Override
    public void finer(String sourceClass, String sourceMethod, String msg, Object[] inserts) {}

    @Override
    public void finer(String sourceClass, String sourceMethod, String msg, Object[] inserts, Throwable thrown) {}

    @Override
    public void finest(String sourceClass, String sourceMethod, String msg) {}

    @Override
    public void finest(String sourceClass, String sourceMethod, String msg, Object[] inserts) {}

    @Override
    public void finest(String sourceClass, String sourceMethod, String msg, Object[] inserts, Throwable thrown) {}

    @Override
    public void log(
            int level, String sourceClass, String sourceMethod, String msg, Object[] inserts, Throwable thrown) {}

    @Override
    public void trace(
            int level, String sourceClass, String sourceMethod, String msg, Object[] inserts, Throwable thrown) {}
}
