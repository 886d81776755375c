package dev.easel.storage;

import dev.easel.core.house.HouseBook;
import dev.easel.core.house.HouseRules;
import dev.easel.core.house.HouseRules.Ban;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ModelId;
import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.AuditEntry.Action;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.Signature;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps the rules of spaces as rows of {@code house_rule}: open channels, forbidden models, bans. */
public final class JdbcHouseBook implements HouseBook {
    private static final String CHANNEL = "CHANNEL";
    private static final String MODEL = "MODEL";
    private static final String MEMBER = "MEMBER";

    private final Database database;

    public JdbcHouseBook(Database database) {
        this.database = database;
    }

    @Override
    public HouseRules rulesOf(SpaceRef space, Instant now) {
        Set<ChannelRef> channels = new HashSet<>();
        Set<ModelId> forbidden = new HashSet<>();
        Map<UserRef, Ban> bans = new HashMap<>();
        database.read(handle -> handle.createQuery("""
                        SELECT rule.kind, rule.subject, rule.ends_at, audit.reason
                        FROM house_rule rule JOIN audit ON audit.id = rule.audit
                        WHERE rule.space = :space AND (rule.ends_at IS NULL OR rule.ends_at > :now)
                        """)
                .bind("space", Spaces.key(space))
                .bind("now", now.toEpochMilli())
                .map((row, _) -> {
                    String subject = row.getString("subject");
                    return switch (row.getString("kind")) {
                        case CHANNEL -> channels.add(new ChannelRef(space.platform(), subject));
                        case MODEL -> forbidden.add(new ModelId(subject));
                        default ->
                            bans.put(
                                            new UserRef(space.platform(), subject),
                                            new Ban(AuditRows.time(row, "ends_at"), row.getString("reason")))
                                    == null;
                    };
                })
                .list());
        return new HouseRules(channels, forbidden, bans);
    }

    @Override
    public boolean open(SpaceRef space, ChannelRef channel, Signature signature) {
        return add(space, CHANNEL, channel.id(), channel(channel, Action.OPEN, signature));
    }

    @Override
    public boolean close(SpaceRef space, ChannelRef channel, Signature signature) {
        return remove(space, CHANNEL, channel.id(), channel(channel, Action.CLOSE, signature));
    }

    @Override
    public boolean openAll(SpaceRef space, Signature signature) {
        return database.write(handle -> {
            boolean changed = handle.createUpdate("DELETE FROM house_rule WHERE space = :space AND kind = 'CHANNEL'")
                            .bind("space", Spaces.key(space))
                            .execute()
                    > 0;
            if (changed) {
                new AuditRows(handle).add(entry(signature, Action.OPEN, subject(space), null, null));
            }
            return changed;
        });
    }

    @Override
    public boolean forbid(SpaceRef space, ModelId model, Signature signature) {
        return add(space, MODEL, model.value(), entry(signature, Action.FORBID, subject(space), null, model.value()));
    }

    @Override
    public boolean allow(SpaceRef space, ModelId model, Signature signature) {
        return remove(space, MODEL, model.value(), entry(signature, Action.ALLOW, subject(space), null, model.value()));
    }

    @Override
    public void ban(SpaceRef space, UserRef user, @Nullable Instant until, Signature signature) {
        database.change(handle -> {
            delete(handle, space, MEMBER, user.id());
            insert(handle, space, MEMBER, user.id(), entry(signature, Action.BAN, subject(user), until, null));
        });
    }

    @Override
    public boolean unban(SpaceRef space, UserRef user, Signature signature) {
        return database.write(handle -> {
            // One that has ended by itself is no ban any more.
            boolean lasted = handle.createUpdate("""
                            DELETE FROM house_rule WHERE space = :space AND kind = 'MEMBER' AND subject = :subject
                            AND (ends_at IS NULL OR ends_at > :now)
                            """)
                            .bind("space", Spaces.key(space))
                            .bind("subject", user.id())
                            .bind("now", signature.at().toEpochMilli())
                            .execute()
                    > 0;
            if (lasted) {
                new AuditRows(handle).add(entry(signature, Action.UNBAN, subject(user), null, null));
            }
            return lasted;
        });
    }

    private boolean add(SpaceRef space, String kind, String subject, AuditEntry entry) {
        return database.write(handle -> {
            boolean there = handle.createQuery("""
                            SELECT count(*) FROM house_rule
                            WHERE space = :space AND kind = :kind AND subject = :subject
                            """)
                            .bind("space", Spaces.key(space))
                            .bind("kind", kind)
                            .bind("subject", subject)
                            .mapTo(int.class)
                            .one()
                    > 0;
            if (!there) {
                insert(handle, space, kind, subject, entry);
            }
            return !there;
        });
    }

    private boolean remove(SpaceRef space, String kind, String subject, AuditEntry entry) {
        return database.write(handle -> {
            boolean changed = delete(handle, space, kind, subject);
            if (changed) {
                new AuditRows(handle).add(entry);
            }
            return changed;
        });
    }

    /** Of two that say the same at once, the later one stands. */
    private static void insert(Handle handle, SpaceRef space, String kind, String subject, AuditEntry entry) {
        Instant until = entry.until();
        handle.createUpdate("""
                        INSERT INTO house_rule (space, kind, subject, ends_at, audit)
                        VALUES (:space, :kind, :subject, :until, :audit)
                        ON CONFLICT (space, kind, subject) DO UPDATE
                        SET ends_at = excluded.ends_at, audit = excluded.audit
                        """)
                .bind("space", Spaces.key(space))
                .bind("kind", kind)
                .bind("subject", subject)
                .bind("until", until == null ? null : until.toEpochMilli())
                .bind("audit", new AuditRows(handle).add(entry))
                .execute();
    }

    private static boolean delete(Handle handle, SpaceRef space, String kind, String subject) {
        return handle.createUpdate(
                                "DELETE FROM house_rule WHERE space = :space AND kind = :kind AND subject = :subject")
                        .bind("space", Spaces.key(space))
                        .bind("kind", kind)
                        .bind("subject", subject)
                        .execute()
                > 0;
    }

    private static AuditEntry channel(ChannelRef channel, Action action, Signature signature) {
        return entry(
                signature, action, new QuotaSubject(QuotaScope.CHANNEL, channel.platform(), channel.id()), null, null);
    }

    private static QuotaSubject subject(SpaceRef space) {
        return new QuotaSubject(QuotaScope.SPACE, space.platform(), space.id());
    }

    private static QuotaSubject subject(UserRef user) {
        return new QuotaSubject(QuotaScope.USER, user.platform(), user.id());
    }

    private static AuditEntry entry(
            Signature signature,
            Action action,
            QuotaSubject subject,
            @Nullable Instant until,
            @Nullable String detail) {
        return new AuditEntry(signature, action, subject, null, null, null, until, detail);
    }
}
