// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The ward's page, and the one-time code that lets the night carer in.
 *
 * @param url with the code in it, which a browser keeps to itself
 * @param code to type by hand
 */
record Page(String url, String code) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What desktops have to open a page with. */
    private static final List<String> BROWSERS = List.of("xdg-open", "open", "sensible-browser");

    /** Has the gateway mint a code for this person. */
    static Page mint(GatewayApi host, int port, String person) throws GatewayException {
        GatewayApi.Answer answer =
                host.post("/api/v1/session/codes", JSON.createObjectNode().put("person", person));
        if (!answer.succeeded()) {
            throw new GatewayException("the gateway mints no code for " + person + ": " + answer.problem());
        }
        String code = answer.json().path("code").asText();
        return new Page("http://" + Stage.HOST + ':' + port + "/#code=" + code, code);
    }

    /** Shows it in a browser; whether there is one. */
    boolean open() {
        Optional<Path> browser = BROWSERS.stream()
                .flatMap(name -> Arrays.stream(
                                System.getenv().getOrDefault("PATH", "").split(":", -1))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (browser.isEmpty()) {
            return false;
        }
        try {
            new ProcessBuilder(browser.get().toString(), url)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
