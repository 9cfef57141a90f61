// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import care.lares.driver.DriverFuzz;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

class SenmlCborFuzzTest extends DriverFuzz {
    private static final String MAC = "21781d75726e3a6465763a6d61633a303032346265666666653830346666";

    SenmlCborFuzzTest() {
        super(new SenmlDriver(), seeds());
    }

    private static List<byte[]> seeds() {
        return Stream.of(
                        "85a5" + MAC
                                + "313a221a6b013f18006268720168626561742f6d696e021848a3006473706f3201642f313030021861"
                                + "a3006474656d70016343656c02fb4042666666666666a3006573746570730165636f756e7402191073"
                                + "a3006462617474016325454c021853",
                        "81a3" + MAC + "323a0063736f7304f5",
                        "81a3" + MAC + "313a0064326133370842044a",
                        "9fbf0063736f7304f5ffff",
                        "d9d9f781a2006268720282c48221196ab3")
                .map(HexFormat.of()::parseHex)
                .toList();
    }
}
