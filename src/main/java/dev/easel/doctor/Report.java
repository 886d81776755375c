package dev.easel.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.doctor.Finding.Level;
import java.util.List;
import java.util.Locale;

/**
 * Findings, to read.
 *
 * @param findings all of them
 */
public record Report(List<Finding> findings) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Report {
        findings = List.copyOf(findings);
    }

    /** Whether nothing is broken. Warnings are none of it. */
    public boolean isWell() {
        return count(Level.BROKEN) == 0;
    }

    /** For people: two lines for each, and a sum. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append("%-8s %s: %s%n".formatted(word(finding), finding.id(), finding.cause()));
            text.append("         mend it: %s%n".formatted(finding.command()));
        }
        return text.append("%d checks, %d broken, %d warnings%n"
                        .formatted(Doctor.checks(), count(Level.BROKEN), count(Level.WARNING)))
                .toString();
    }

    /** For programs: {@code {"findings":[{"id","level","cause","command"}]}}. */
    public String json() {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode list = all.putArray("findings");
        findings.forEach(finding -> list.addObject()
                .put("id", finding.id())
                .put("level", word(finding))
                .put("cause", finding.cause())
                .put("command", finding.command()));
        return all.toString();
    }

    private static String word(Finding finding) {
        return finding.level().name().toLowerCase(Locale.ROOT);
    }

    private long count(Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
