// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.backup;

import care.lares.journal.log.FileStorage;
import care.lares.journal.log.Storage;
import care.lares.journal.log.StoredFile;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/** The machine's own storage until so many changes were made: none is carried out any more after that. */
final class CutStorage {
    private static final Set<String> CHANGES = Set.of(
            "create", "createDirectories", "lock", "forceDirectory", "rename", "delete", "write", "force", "truncate");

    private final long most;
    private long changes;

    CutStorage(long most) {
        this.most = most;
    }

    Storage storage() {
        return (Storage) proxied(Storage.class, new FileStorage());
    }

    /** How many changes were asked for. */
    long changes() {
        return changes;
    }

    private Object proxied(Class<?> type, Object real) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (CHANGES.contains(method.getName()) && ++changes > most) {
                throw new IOException("No space left on device");
            }
            Object answer = call(real, method, arguments);
            return answer instanceof StoredFile ? proxied(StoredFile.class, answer) : answer;
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
