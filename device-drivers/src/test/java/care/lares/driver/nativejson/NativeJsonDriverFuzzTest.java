// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.nativejson;

import care.lares.driver.DriverFuzz;

class NativeJsonDriverFuzzTest extends DriverFuzz {
    NativeJsonDriverFuzzTest() {
        super(
                new NativeJsonDriver(),
                "{\"t\":\"2026-11-21T08:00:00.25+01:00\",\"kind\":\"heart_rate\",\"value\":72,\"unit\":\"bpm\",\"id\":\"a17\"}",
                "[{\"kind\":\"sos\",\"value\":true},{\"kind\":\"glucose\",\"value\":\"HI\",\"unit\":\"mg/dL\"},{\"x\":[{},[1]]}]",
                "{\"kind\":\"location\",\"value\":\"51.5,-0.12,8\",\"id\":\"\\u00e9\\ud83d\\udd14\"}",
                "{\"kind\":\"smoke_density\",\"value\":-1.5e-3,\"unit\":\"%/ft\",\"t\":null}");
    }
}
