// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import com.fasterxml.jackson.databind.JsonNode;

/** Ends a gateway at one of the steps it takes, calls and entries alike: before that step is done, or right after it. */
final class PowerCut implements JsonRpc {
    /** Nothing catches it, like nothing catches a power cut. */
    static final class Dark extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final JsonRpc rpc;
    private int left = -1;

    PowerCut(JsonRpc rpc) {
        this.rpc = rpc;
    }

    /**
     * When it gets dark.
     *
     * @param point 0 is before the first step, 1 after it, 2 before the second, and so on
     */
    void at(int point) {
        left = point;
    }

    /** Whether it has not become dark yet. */
    boolean light() {
        return left >= 0;
    }

    void never() {
        left = -1;
    }

    void before() {
        if (left-- == 0) {
            throw new Dark();
        }
    }

    void after() {
        before();
    }

    @Override
    public JsonNode call(String method, Object... params) throws RpcException, InterruptedException {
        before();
        JsonNode result = rpc.call(method, params);
        after();
        return result;
    }
}
