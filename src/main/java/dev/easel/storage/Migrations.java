package dev.easel.storage;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.logging.LogFactory;

/** Brings a database to the tables that this version of Easel knows. */
final class Migrations {
    private Migrations() {}

    /** Returns how many were applied. */
    static int apply(DatabaseSite site) {
        LogFactory.setLogCreator(MigrationLog::new);
        return Flyway.configure()
                .dataSource(site.migrator())
                .locations("classpath:" + site.dialect().migrations())
                .failOnMissingLocations(true)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
