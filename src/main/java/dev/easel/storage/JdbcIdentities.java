package dev.easel.storage;

import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.UserRef;
import dev.easel.core.person.Identities;
import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.AuditEntry.Action;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Keeps who is who, where admissions look for it. Codes are kept as digests. */
public final class JdbcIdentities implements Identities {
    private static final int TRIES = 10;
    private static final Duration TRIES_COUNT = Duration.ofMinutes(10);

    private final Database database;

    public JdbcIdentities(Database database) {
        this.database = database;
    }

    @Override
    public boolean offer(UserRef identity, String code, Instant now, Instant until) {
        return database.write(handle -> {
            if (isTooOften(handle, identity, now)) {
                return false;
            }
            countTry(handle, identity, now);
            handle.createUpdate("DELETE FROM link_code WHERE member = :member OR ends_at <= :now")
                    .bind("member", key(identity))
                    .bind("now", now.toEpochMilli())
                    .execute();
            handle.createUpdate("INSERT INTO link_code (digest, member, ends_at) VALUES (:digest, :member, :until)")
                    .bind("digest", Sha256.of(code))
                    .bind("member", key(identity))
                    .bind("until", until.toEpochMilli())
                    .execute();
            return true;
        });
    }

    @Override
    public Outcome join(UserRef identity, String code, Signature signature) {
        return database.write(handle -> {
            Instant now = signature.at();
            if (isTooOften(handle, identity, now)) {
                return Outcome.TOO_OFTEN;
            }
            Optional<String> other = take(handle, code, now);
            if (other.isEmpty()) {
                countTry(handle, identity, now);
                return Outcome.UNKNOWN;
            }
            return other.get().equals(key(identity))
                    ? Outcome.OWN
                    : join(handle, key(identity), other.get(), signature);
        });
    }

    private static Outcome join(Handle handle, String joining, String other, Signature signature) {
        // Nobody of both is let in between looking at who is who and charging somebody for it.
        new TreeSet<>(List.of(joining, other)).forEach(member -> Turnstile.pass(handle, turn(member)));
        Kinship kinship = new Kinship(handle);
        String person = kinship.person(other);
        List<String> others = kinship.identities(other);
        List<String> own = kinship.identities(joining);
        if (others.contains(joining)) {
            return Outcome.ALREADY;
        }
        if (others.size() + own.size() > MOST) {
            return Outcome.TOO_MANY;
        }
        long audit = new AuditRows(handle).add(entry(signature, Action.LINK, person, joining));
        Stream.concat(others.stream(), own.stream()).forEach(member -> insert(handle, member, person, audit));
        own.forEach(member -> takeOverLimits(handle, person, member, signature));
        return Outcome.JOINED;
    }

    private static void insert(Handle handle, String member, String person, long audit) {
        handle.createUpdate("""
                        INSERT INTO identity_link (member, person, audit) VALUES (:member, :person, :audit)
                        ON CONFLICT (member) DO UPDATE SET person = excluded.person
                        """)
                .bind("member", member)
                .bind("person", person)
                .bind("audit", audit)
                .execute();
    }

    /** Of the limits that operators set for both, the stricter one holds: nobody gets rid of one by linking. */
    private static void takeOverLimits(Handle handle, String person, String member, Signature signature) {
        Limits limits = new Limits(handle);
        limits.findOf(member).forEach((key, amount) -> {
            Limits.Key shared = new Limits.Key(person, key.window(), key.unit());
            Long before = limits.findOf(person).get(shared);
            if (before == null || amount < before) {
                Long set = amount >= QuotaRule.UNLIMITED ? null : amount;
                AuditEntry entry = new AuditEntry(
                        signature,
                        Action.SET,
                        QuotaSubject.ofKey(person),
                        key.window().name(),
                        key.unit(),
                        set,
                        null);
                limits.set(shared, set, new AuditRows(handle).add(entry));
            }
        });
    }

    @Override
    public boolean part(UserRef identity, Signature signature) {
        return database.write(handle -> {
            Kinship kinship = new Kinship(handle);
            List<String> all = kinship.identities(key(identity));
            if (all.size() < 2) {
                return false;
            }
            all.forEach(member -> Turnstile.pass(handle, turn(member)));
            String person = kinship.person(key(identity));
            List<String> rest =
                    all.stream().filter(member -> !member.equals(key(identity))).toList();
            delete(handle, key(identity));
            if (rest.size() == 1) {
                delete(handle, rest.getFirst());
            } else if (person.equals(key(identity))) {
                handle.createUpdate("UPDATE identity_link SET person = :next WHERE person = :person")
                        .bind("next", rest.getFirst())
                        .bind("person", person)
                        .execute();
            }
            new AuditRows(handle).add(entry(signature, Action.UNLINK, person, key(identity)));
            return true;
        });
    }

    private static void delete(Handle handle, String member) {
        handle.createUpdate("DELETE FROM identity_link WHERE member = :member")
                .bind("member", member)
                .execute();
    }

    @Override
    public List<UserRef> listOthers(UserRef identity) {
        return database.read(handle -> new Kinship(handle)
                .identities(key(identity)).stream()
                        .filter(member -> !member.equals(key(identity)))
                        .map(JdbcIdentities::user)
                        .toList());
    }

    /** Uses a code up. */
    private static Optional<String> take(Handle handle, String code, Instant now) {
        return handle.createQuery("DELETE FROM link_code WHERE digest = :digest RETURNING member, ends_at")
                .bind("digest", Sha256.of(code))
                .map((row, _) -> row.getLong("ends_at") > now.toEpochMilli()
                        ? Optional.of(row.getString("member"))
                        : Optional.<String>empty())
                .findOne()
                .flatMap(found -> found);
    }

    private static boolean isTooOften(Handle handle, UserRef identity, Instant now) {
        handle.createUpdate("DELETE FROM link_try WHERE tried_at <= :before")
                .bind("before", now.minus(TRIES_COUNT).toEpochMilli())
                .execute();
        return handle.createQuery("SELECT count(*) FROM link_try WHERE member = :member")
                        .bind("member", key(identity))
                        .mapTo(int.class)
                        .one()
                >= TRIES;
    }

    private static void countTry(Handle handle, UserRef identity, Instant now) {
        handle.createUpdate("INSERT INTO link_try (member, tried_at) VALUES (:member, :now)")
                .bind("member", key(identity))
                .bind("now", now.toEpochMilli())
                .execute();
    }

    private static AuditEntry entry(Signature signature, Action action, String person, String detail) {
        return new AuditEntry(signature, action, QuotaSubject.ofKey(person), null, null, null, null, detail);
    }

    static String key(UserRef identity) {
        return new QuotaSubject(QuotaScope.USER, identity.platform(), identity.id()).key();
    }

    private static UserRef user(String key) {
        QuotaSubject subject = QuotaSubject.ofKey(key);
        PlatformId platform = subject.platform();
        String id = subject.id();
        if (platform == null || id == null) {
            throw new IllegalStateException("an identity is a user");
        }
        return new UserRef(platform, id);
    }

    /** The same as an admission of this identity passes. */
    private static String turn(String member) {
        return QueueKeys.user(user(member));
    }
}
