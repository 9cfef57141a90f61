// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

/**
 * Threads whose work nobody at a bedside waits for. On a box with one or two busy processors they give way to those that
 * hear a call and make it safe: that takes {@code -XX:ThreadPriorityPolicy=1}, with which the lowest priority is a niceness
 * of 4; without it they are threads like any other.
 */
public final class Background {
    private Background() {}

    /** One that has not begun; it ends with the process. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing but waiting depends on it
    public static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.setDaemon(true);
        return thread;
    }
}
