package dev.easel.storage;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a PostgreSQL server, or the way to it, has against being used, and what the operator can do. */
final class ServerProblem {
    private static final Pattern FOREIGN_TABLES = Pattern.compile("(?s).*non-empty schema.*");

    private ServerProblem() {}

    /** One sentence without a full stop. Codes are from PostgreSQL's documentation, appendix A (18, 2026-11). */
    static String of(Exception e) {
        SQLException refusal = findRefusal(e);
        if (refusal == null) {
            return ofMigration(e);
        }
        String code = String.valueOf(refusal.getSQLState());
        return switch (code) {
            case "28P01", "28000" -> "the server refuses this user or password";
            case "3D000" -> "the server has no database of this name; create it with createdb, encoded in UTF8";
            case "08001", "08004", "08006" -> "no server answers there; start it, or correct host and port";
            case "53300" -> "the server has no connection left; an instance of Easel needs up to 12";
            case "42501", "25006" -> "this user may not create tables there; make them the owner of the database";
            case "57P03" -> "the server is starting or stopping; try again in a moment";
            default -> "the server says " + code + ", " + firstLine(refusal);
        };
    }

    private static String ofMigration(Exception e) {
        String text = String.valueOf(e.getMessage());
        return FOREIGN_TABLES.matcher(text).matches()
                ? "it holds tables that are not Easel's; give Easel a database of its own"
                : firstLine(e);
    }

    private static @Nullable SQLException findRefusal(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal && refusal.getSQLState() != null) {
                return refusal;
            }
        }
        return null;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse(e.getClass().getSimpleName());
    }
}
