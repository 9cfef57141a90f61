// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import com.fasterxml.jackson.databind.JsonNode;

/** Calls to a node, one at a time. */
interface JsonRpc {
    /**
     * The result of a call.
     *
     * @param params texts, flags, numbers, maps and lists of these
     * @throws RpcException when there is none
     * @throws InterruptedException when the caller is to stop
     */
    JsonNode call(String method, Object... params) throws RpcException, InterruptedException;
}
