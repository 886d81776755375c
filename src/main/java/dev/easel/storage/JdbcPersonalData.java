package dev.easel.storage;

import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.BlobStore;
import dev.easel.core.person.PersonalData;
import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.AuditEntry.Action;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.Signature;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Collects and deletes what the database and the place for pictures keep about people. */
public final class JdbcPersonalData implements PersonalData {
    private final Database database;
    private final BlobStore blobs;

    public JdbcPersonalData(Database database, BlobStore blobs) {
        this.database = database;
        this.blobs = blobs;
    }

    @Override
    public Dossier collect(UserRef user) {
        return database.read(handle -> new Dossiers(handle, user).collect());
    }

    @Override
    public Forgotten forget(UserRef user, Signature signature) {
        new JdbcIdentities(database).part(user, signature);
        return database.write(handle -> {
            Instant now = signature.at();
            Forgetting forgetting = new Forgetting(handle, user);
            forgetting.cancelWaiting(now);
            forgetting.forgetPerson();
            Forgotten forgotten = forgetting.forget(now);
            remember(handle, user, now, forgotten.underWay());
            QuotaSubject subject = QuotaSubject.ofKey(JdbcIdentities.key(user));
            new AuditRows(handle).add(new AuditEntry(signature, Action.FORGET, subject, null, null, null, null));
            return forgotten;
        });
    }

    @Override
    public Forgotten forgetAll(SpaceRef space, Signature signature) {
        new JdbcBacklog(database).forget(space);
        Forgotten all = new Forgotten(0, 0, 0);
        for (UserRef user : people(space)) {
            Forgotten one = forget(user, signature);
            all = new Forgotten(
                    all.requests() + one.requests(), all.pictures() + one.pictures(), all.underWay() + one.underWay());
        }
        return all;
    }

    private List<UserRef> people(SpaceRef space) {
        return database.read(handle -> handle.createQuery(
                        "SELECT DISTINCT queue_user FROM job WHERE queue_space = :space ORDER BY queue_user")
                .bind("space", QueueKeys.space(space))
                .mapTo(String.class)
                .map(QueueKeys::person)
                .list());
    }

    private static void remember(Handle handle, UserRef user, Instant asked, int underWay) {
        if (underWay > 0) {
            handle.createUpdate("""
                            INSERT INTO forgetting (member, asked_at) VALUES (:member, :asked)
                            ON CONFLICT (member) DO UPDATE SET asked_at = excluded.asked_at
                            """)
                    .bind("member", JdbcIdentities.key(user))
                    .bind("asked", asked.toEpochMilli())
                    .execute();
        }
    }

    @Override
    public boolean finish() throws IOException {
        boolean nobody = database.read(handle -> handle.createQuery("SELECT count(*) FROM forgetting")
                        .mapTo(int.class)
                        .one()
                == 0);
        boolean done = nobody || database.write(JdbcPersonalData::forgetTheRest);
        for (String file : files()) {
            deleteUnlessNeeded(file);
        }
        return done;
    }

    private static boolean forgetTheRest(Handle handle) {
        handle.createQuery("SELECT member, asked_at FROM forgetting")
                .map((row, _) -> new Pending(row.getString("member"), Instant.ofEpochMilli(row.getLong("asked_at"))))
                .list()
                .forEach(pending -> {
                    if (new Forgetting(handle, pending.user())
                                    .forget(pending.asked())
                                    .underWay()
                            == 0) {
                        handle.createUpdate("DELETE FROM forgetting WHERE member = :member")
                                .bind("member", pending.member())
                                .execute();
                    }
                });
        return handle.createQuery("SELECT count(*) FROM forgetting")
                        .mapTo(int.class)
                        .one()
                == 0;
    }

    private List<String> files() {
        return database.read(handle -> handle.createQuery("SELECT sha256 FROM forgotten_blob ORDER BY sha256")
                .mapTo(String.class)
                .list());
    }

    /** Whoever else needs the same bytes keeps them; those that a job needs for now are looked at again. */
    private void deleteUnlessNeeded(String file) throws IOException {
        boolean needed = database.read(handle -> new BlobUses(handle).isNeeded(file)
                || handle.createQuery("SELECT EXISTS (SELECT 1 FROM transcript WHERE body LIKE '%' || :file || '%')")
                        .bind("file", file)
                        .mapTo(boolean.class)
                        .one());
        if (!needed) {
            blobs.delete(file);
        } else if (database.read(handle -> new BlobUses(handle).isNeededForNow(file))) {
            return;
        }
        database.change(handle -> handle.createUpdate("DELETE FROM forgotten_blob WHERE sha256 = :file")
                .bind("file", file)
                .execute());
    }

    /** Somebody whose requests were under way when they asked to be forgotten. */
    private record Pending(String member, Instant asked) {
        UserRef user() {
            QuotaSubject subject = QuotaSubject.ofKey(member);
            PlatformId platform = subject.platform();
            String id = subject.id();
            if (platform == null || id == null) {
                throw new IllegalStateException("an identity is a user");
            }
            return new UserRef(platform, id);
        }
    }
}
