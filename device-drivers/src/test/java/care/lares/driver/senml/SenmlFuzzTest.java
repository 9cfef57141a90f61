// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import care.lares.driver.DriverFuzz;

class SenmlFuzzTest extends DriverFuzz {
    SenmlFuzzTest() {
        super(
                new SenmlDriver(),
                "[{\"bn\":\"urn:dev:mac:0024befffe804ff1:\",\"bt\":1795243800,\"n\":\"hr\",\"u\":\"beat/min\",\"v\":72},{\"n\":\"spo2\",\"v\":97}]",
                "[{\"n\":\"sos\",\"vb\":true},{\"n\":\"fall\",\"vs\":\"fall\"},{\"n\":\"2a37\",\"vd\":\"BEo\"}]",
                "[{\"n\":\"lat\",\"v\":51.5},{\"n\":\"lon\",\"v\":-0.1},{\"bver\":10,\"n\":\"t\",\"bv\":36,\"v\":0.4,\"t\":-20}]",
                "[{\"bs\":1,\"n\":\"smoke\",\"v\":-1.5e-3,\"u\":\"%/ft\",\"x_\":[{}]}]");
    }
}
