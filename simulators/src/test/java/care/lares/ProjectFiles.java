// SPDX-License-Identifier: Apache-2.0
package care.lares;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What is in the project, without what is built, downloaded or somebody's own. */
final class ProjectFiles {
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".lares", ".idea", ".vscode", "bench.json");

    final Path root = Path.of(System.getProperty("lares.root"));

    /** Every file, as a path from the root. */
    List<Path> all() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean ours = !NOT_OURS.contains(folder.getFileName().toString());
                return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(root.relativize(file));
                return FileVisitResult.CONTINUE;
            }
        });
        files.removeIf(file -> NOT_OURS.contains(file.toString()));
        return files;
    }

    Stream<Path> endingWith(String... ends) throws IOException {
        return all().stream().filter(file -> Stream.of(ends).anyMatch(file.toString()::endsWith));
    }

    String text(Path file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long lines(Path file) {
        return text(file).lines().count();
    }

    /** One method and how long it is. */
    record Method(Path file, String name, long lines) {}

    /** Every method of every Java file. */
    List<Method> methods() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Method> methods = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = endingWith(".java").map(root::resolve).toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new TreePathScanner<Void, Void>() {
                    @Override
                    public Void visitMethod(com.sun.source.tree.MethodTree method, Void nothing) {
                        long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
                        long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
                        Path file = root.relativize(Path.of(unit.getSourceFile().toUri()));
                        methods.add(new Method(file, method.getName().toString(), last - first + 1));
                        return super.visitMethod(method, nothing);
                    }
                }.scan(unit, null);
            }
        }
        return methods;
    }
}
