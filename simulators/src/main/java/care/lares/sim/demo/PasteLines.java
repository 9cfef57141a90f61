// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.link.Credential;
import java.io.PrintWriter;
import java.util.List;

/** Lines to paste into another terminal. */
final class PasteLines {
    private final RunningDemo demo;

    PasteLines(RunningDemo demo) {
        this.demo = demo;
    }

    /** Is this resident's pendant. */
    String press(RunningDemo.NamedPendant pendant) {
        return client("mosquitto_pub", pendant.credential())
                + " -q 1 -t lares/v1/devices/" + pendant.credential().user()
                + "/readings -m '{\"kind\":\"sos\",\"value\":true}'";
    }

    /** Is the same button over CoAP, by libcoap's client. */
    String pressByCoap(RunningDemo.NamedPendant pendant) {
        return "coap-client-notls -m post 'coap://" + Stage.HOST + ':' + demo.coap() + "/v1/sos?ep="
                + pendant.credential().user() + "'";
    }

    /** Asks what was last measured on a resident. */
    String vitals(RunningDemo.NamedPendant pendant) {
        return curl() + " http://" + Stage.HOST + ':' + demo.http() + "/api/v1/residents/" + pendant.resident()
                + "/vitals";
    }

    private String curl() {
        return "curl -s -H 'Authorization: Bearer " + demo.carer().secret() + "'";
    }

    /** Sees every open alarm. */
    String watch() {
        return client("mosquitto_sub", demo.carer()) + " -v -t 'lares/v1/alarms/#'";
    }

    /** Fetches evidence and judges it. */
    String receipt() {
        return curl() + " http://" + Stage.HOST + ':' + demo.http()
                + "/api/v1/receipts/0 -o receipt.txt && ./lares verify receipt.txt";
    }

    void print(PrintWriter out) {
        RunningDemo.NamedPendant first = demo.pendants().get(0);
        for (String line : List.of(
                "Be " + first.name() + "'s pendant:",
                "  " + press(first),
                "  " + pressByCoap(first),
                "  ./lares press " + first.name().split(" ", -1)[0],
                "See alarms as the night carer does:",
                "  " + watch(),
                "See what was last measured on " + first.name() + ":",
                "  " + vitals(first),
                "Fetch the evidence of a journal entry and check it:",
                "  " + receipt(),
                "")) {
            out.println(line);
        }
        out.flush();
    }

    private String client(String program, Credential credential) {
        return program + " -h " + Stage.HOST + " -p " + demo.mqtt() + " -u " + credential.user() + " -P "
                + credential.secret();
    }
}
