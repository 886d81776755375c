package dev.easel.platform.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;

/** Columns as wide as their widest cell, two spaces between them. */
record CliTable(List<String> heads, List<List<String>> rows) {
    void print(PrintStream out) {
        List<Integer> widths =
                IntStream.range(0, heads.size()).mapToObj(this::width).toList();
        out.println(line(heads, widths));
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private int width(int column) {
        int widest =
                rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
        return Math.max(widest, length(heads.get(column)));
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(cells.get(i)).repeat(' ', widths.get(i) - length(cells.get(i)) + 2);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
