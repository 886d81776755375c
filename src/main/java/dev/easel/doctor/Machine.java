package dev.easel.doctor;

import java.nio.file.Path;
import java.util.function.ToLongFunction;

/**
 * What Easel runs on.
 *
 * @param java its feature version: 25
 * @param heapBytes the most memory that Java may take for objects
 * @param fileNames the encoding of file names and arguments: {@code UTF-8}
 * @param fonts whether text can be drawn
 * @param freeBytes how much room there is in a folder
 */
public record Machine(
        int java, long heapBytes, String fileNames, Path tempFolder, boolean fonts, ToLongFunction<Path> freeBytes) {}
