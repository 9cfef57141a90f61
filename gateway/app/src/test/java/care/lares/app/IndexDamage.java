// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What can happen to the database of a gateway, running or not. */
enum IndexDamage {
    CUT_TO_NOTHING {
        @Override
        void happen(Path index) throws IOException {
            cut(index, 0);
        }
    },
    CUT_IN_THE_MIDDLE {
        @Override
        void happen(Path index) throws IOException {
            cut(index, Files.size(database(index)) / 2);
        }
    },
    OVERWRITTEN_WITH_RUBBISH {
        @Override
        void happen(Path index) throws IOException {
            byte[] rubbish = new byte[(int) Math.max(1, Files.size(database(index)))];
            new Random(20261125).nextBytes(rubbish);
            try (FileChannel file = FileChannel.open(database(index), StandardOpenOption.WRITE)) {
                file.write(ByteBuffer.wrap(rubbish), 0);
            }
        }
    },
    DELETED {
        @Override
        void happen(Path index) throws IOException {
            Files.delete(database(index));
        }
    },
    DELETED_WITH_ITS_DIRECTORY {
        @Override
        void happen(Path index) throws IOException {
            deleteAll(index);
        }
    },
    REPLACED_BY_AN_EMPTY_FILE {
        @Override
        void happen(Path index) throws IOException {
            Files.delete(database(index));
            Files.createFile(database(index));
        }
    },
    REPLACED_BY_A_DIRECTORY {
        @Override
        void happen(Path index) throws IOException {
            Files.delete(database(index));
            Files.createDirectory(database(index));
        }
    };

    /** Does it. */
    abstract void happen(Path index) throws IOException;

    static Path database(Path index) {
        return index.resolve("lares.mv.db");
    }

    private static void cut(Path index, long size) throws IOException {
        try (FileChannel file = FileChannel.open(database(index), StandardOpenOption.WRITE)) {
            file.truncate(size);
        }
    }

    private static void deleteAll(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(directory)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
