package dev.easel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.postgres.PostgresServer;

class PostgresUpgradeIT extends UpgradeContract {
    @Override
    String url() {
        return PostgresServer.emptyUrl(folder);
    }

    @Override
    SqlDialect dialect() {
        return SqlDialect.POSTGRES;
    }

    @Override
    void isSound(Database upgraded) {
        long unchecked = upgraded.read(
                handle -> handle.createQuery("""
                        SELECT count(*) FROM pg_constraint
                        WHERE conrelid = 'job'::regclass AND contype = 'c' AND NOT convalidated
                        """).mapTo(long.class).one());
        assertThat(unchecked).isZero();
    }
}
