// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import java.nio.file.Path;

/**
 * A machine that is told of every alarm.
 *
 * @param name what people call it; stands in alarms' histories
 * @param url where it listens
 * @param secretFile the file with the secret its messages are signed with
 * @param plain whether it is decided that its messages may leave the house without encryption
 */
public record Webhook(String name, String url, Path secretFile, boolean plain) {}
