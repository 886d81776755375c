package dev.easel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that says whose something is either goes with its person, or is one of the few that stay. */
class PersonalColumnsTest {
    private static final Set<String> NAMES = Set.of(
            "member",
            "owner",
            "person",
            "requester",
            "user",
            "queue_user",
            "sender",
            "reply_to",
            "incoming",
            "channel",
            "browser",
            "cancelled_by",
            "made_by",
            "subject");

    /** What {@link Forgetting} deletes or empties. */
    private static final Set<String> FORGOTTEN = Set.of(
            "job.cancelled_by",
            "job.queue_user",
            "job.reply_to",
            "job.sender",
            "batch.queue_user",
            "batch.reply_to",
            "batch.sender",
            "edit_session.browser",
            "edit_session.reply_to",
            "edit_session.sender",
            "fair_share.member",
            "likeness.channel",
            "likeness.owner",
            "link_code.member",
            "offer.incoming",
            "offer.member",
            "preference.owner",
            "strike.member",
            "transcript.channel");

    /** Books, bars and audit; identities, which are parted; that somebody is to be forgotten, and guesses of an hour. */
    private static final Set<String> KEPT = Set.of(
            "account.subject",
            "audit.made_by",
            "audit.subject",
            "bar.subject",
            "forgetting.member",
            "house_rule.subject",
            "identity_link.member",
            "identity_link.person",
            "link_try.member",
            "quota_limit.subject");

    @TempDir
    private Path folder;

    @Test
    void knowsEveryColumnThatNamesSomebody() {
        Set<String> expected =
                Stream.of(FORGOTTEN, KEPT).flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));

        assertThat(new TreeSet<>(columns())).isEqualTo(expected);
    }

    @Test
    void forgetsWhatIsToBeForgotten() throws IOException {
        String forgetting = Files.readString(Path.of("src/main/java/dev/easel/storage/Forgetting.java"))
                + Files.readString(Path.of("src/main/java/dev/easel/storage/BatchRows.java"));

        assertThat(FORGOTTEN)
                .extracting(column -> column.substring(0, column.indexOf('.')))
                .allSatisfy(table -> assertThat(forgetting).containsPattern("(?:DELETE FROM|UPDATE) " + table + "\\b"));
    }

    private List<String> columns() {
        try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("easel.db"))) {
            return database
                    .read(handle -> handle.createQuery("""
                            SELECT t.name || '.' || c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
                            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE 'flyway%'
                            """).mapTo(String.class).list())
                    .stream()
                    .filter(column -> NAMES.contains(column.substring(column.indexOf('.') + 1)))
                    .toList();
        }
    }
}
