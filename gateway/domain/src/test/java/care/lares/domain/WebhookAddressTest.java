// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://desk.example",
                "https://desk.example:8443/lares?house=7&x=%20y",
                "HTTPS://desk.example/",
                "http://127.0.0.1:9000/alarms",
                "http://localhost/",
                "http://10.20.0.7/",
                "http://172.31.4.4/",
                "http://192.168.1.9:8080/x",
                "http://[::1]:8080/",
                "http://[fd12:3456::1]/"
            })
    void alarmsMayGoThere(String url) {
        assertThat(WebhookAddress.fault(url, false)).isEmpty();
        assertThatCode(() -> URI.create(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://desk.example/",
                "http://172.32.4.4/",
                "http://8.8.8.8/",
                "http://127.0.0.1.desk.example/",
                "http://localhost.desk.example/",
                "http://10.1.1.1.example/",
                "http://[2001:db8::1]/"
            })
    void whatLeavesTheHouseInTheClearMustBeMeant(String url) {
        assertThat(WebhookAddress.fault(url, false).orElseThrow()).startsWith("is not encrypted");
        assertThat(WebhookAddress.fault(url, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "desk.example",
                "ftp://desk.example/",
                "file:///etc/passwd",
                "https://",
                "https:///x",
                "https://user:secret@desk.example/",
                "https://desk.example/#part",
                "https://desk.example:99999/",
                "https://desk.example/a b",
                "https://desk.example/\r\nX: y",
                "https://desk.example/%zz",
                "javascript:alert(1)"
            })
    void whatIsNoAddressIsRefused(String url) {
        assertThat(WebhookAddress.fault(url, true)).isPresent();
    }

    @Test
    void whateverIsTakenCanBeUsed() {
        Random random = new Random(11);
        String alphabet = "htps:/.0129afxyz[]@#?%&= \\\"<>|{}^`~-_";
        for (int i = 0; i < 200_000; i++) {
            StringBuilder url = new StringBuilder(random.nextBoolean() ? "https://a" : "http://");
            for (int length = random.nextInt(12); length > 0; length--) {
                url.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            if (WebhookAddress.fault(url.toString(), true).isEmpty()) {
                assertThatCode(() -> URI.create(url.toString())).as("%s", url).doesNotThrowAnyException();
            }
        }
    }
}
