// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

/** What goes on with others outside the box, each on threads of its own. */
final class Elsewhere implements AutoCloseable {
    private final AnchorDesk anchors;

    Elsewhere(AnchorDesk anchors) {
        this.anchors = anchors;
    }

    /** Does what is due; called about once a second, on the event loop. */
    void look() {
        anchors.look();
    }

    /** Stops on the way: what was under way is in the log. */
    @Override
    public void close() {
        anchors.close();
    }
}
