package dev.easel.official;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The sources in {@code src/test/official}, compiled against the official client and what it depends on, apart from all
 * that Easel depends on. The build puts the jars where they are looked for.
 */
final class OfficialProgram {
    private static final Path SOURCES = Path.of("src/test/official");
    private static final Path JARS = Path.of("target/official-client");
    private static final Path CLASSES = Path.of("target/official-classes");

    private OfficialProgram() {}

    /** Sees the official client and the platform, and nothing of ours. */
    static URLClassLoader loader() {
        URL[] places = compiled().stream().map(OfficialProgram::url).toArray(URL[]::new);
        return new URLClassLoader("official client", places, ClassLoader.getPlatformClassLoader());
    }

    /** For a Java virtual machine of its own. */
    static String classPath() {
        return compiled().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Path> compiled() {
        List<Path> jars = list(JARS, ".jar");
        StringWriter complaints = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-proc:none", "-d", CLASSES.toString(), "-cp", joined(jars));
            boolean compiled = compiler.getTask(
                            complaints,
                            files,
                            null,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(list(SOURCES, ".java")))
                    .call();
            if (!compiled) {
                throw new IllegalStateException(complaints.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Path> path = new ArrayList<>(jars);
        path.add(CLASSES);
        return path;
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Path> list(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
