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
    /** It takes a few hundredths of a second, in which others wait. */
    private static final int AT_ONCE = 100;

    private final Database database;
    private final BlobStore blobs;
    private final int atOnce;

    public JdbcPersonalData(Database database, BlobStore blobs) {
        this(database, blobs, AT_ONCE);
    }

    /** @param atOnce requests in one transaction */
    JdbcPersonalData(Database database, BlobStore blobs, int atOnce) {
        this.database = database;
        this.blobs = blobs;
        this.atOnce = atOnce;
    }

    @Override
    public Dossier collect(UserRef user) {
        return database.read(handle -> new Dossiers(handle, user).collect());
    }

    @Override
    public List<Picture> listPictures(UserRef user) {
        return database.read(handle -> DossierPictures.collect(handle, user).files());
    }

    @Override
    public Forgotten forget(UserRef user, Signature signature) {
        new JdbcIdentities(database).part(user, signature);
        Pending pending = new Pending(JdbcIdentities.key(user), signature.at());
        Forgotten forgotten = database.write(handle -> begin(handle, pending, signature));
        goOn(pending);
        return forgotten;
    }

    /** From here on it will be done, whatever happens. */
    private static Forgotten begin(Handle handle, Pending pending, Signature signature) {
        Turnstile.pass(handle, Turnstile.FORGETTING);
        Forgetting forgetting = new Forgetting(handle, pending.user());
        forgetting.cancelWaiting(pending.asked());
        Forgotten forgotten = forgetting.count(pending.asked());
        forgetting.forgetPerson();
        remember(handle, pending);
        QuotaSubject subject = QuotaSubject.ofKey(pending.member());
        new AuditRows(handle).add(new AuditEntry(signature, Action.FORGET, subject, null, null, null, null));
        return forgotten;
    }

    /** A part at a time, so that others can write meanwhile, until nothing is left but what is under way. */
    private void goOn(Pending pending) {
        boolean more;
        do {
            more = database.write(handle -> {
                Turnstile.pass(handle, Turnstile.FORGETTING);
                Forgetting forgetting = new Forgetting(handle, pending.user());
                boolean left = forgetting.forgetSome(pending.asked(), atOnce);
                if (!left && forgetting.isDone(pending.asked())) {
                    done(handle, pending);
                }
                return left;
            });
        } while (more);
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

    private static void remember(Handle handle, Pending pending) {
        handle.createUpdate("""
                        INSERT INTO forgetting (member, asked_at) VALUES (:member, :asked)
                        ON CONFLICT (member) DO UPDATE SET asked_at = excluded.asked_at
                        """)
                .bind("member", pending.member())
                .bind("asked", pending.asked().toEpochMilli())
                .execute();
    }

    /** Unless they asked once more meanwhile. */
    private static void done(Handle handle, Pending pending) {
        handle.createUpdate("DELETE FROM forgetting WHERE member = :member AND asked_at = :asked")
                .bind("member", pending.member())
                .bind("asked", pending.asked().toEpochMilli())
                .execute();
    }

    @Override
    public boolean finish() throws IOException {
        pending().forEach(this::goOn);
        new ForgottenFiles(database, blobs).delete();
        return pending().isEmpty();
    }

    private List<Pending> pending() {
        return database.read(handle -> handle.createQuery("SELECT member, asked_at FROM forgetting ORDER BY member")
                .map((row, _) -> new Pending(row.getString("member"), Instant.ofEpochMilli(row.getLong("asked_at"))))
                .list());
    }

    /** Somebody who asked to be forgotten, and isn't yet as a whole. */
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
