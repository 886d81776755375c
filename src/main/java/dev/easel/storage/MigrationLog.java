package dev.easel.storage;

import org.flywaydb.core.api.logging.Log;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Flyway's chatter at the level it deserves: what it calls information is for debugging here. */
final class MigrationLog implements Log {
    private final Logger log;

    MigrationLog(Class<?> source) {
        this.log = LoggerFactory.getLogger(source);
    }

    @Override
    public void debug(String message) {
        log.trace(message);
    }

    @Override
    public void info(String message) {
        log.debug(message);
    }

    @Override
    public void notice(String message) {
        log.debug(message);
    }

    @Override
    public void warn(String message) {
        log.warn(message);
    }

    @Override
    public void error(String message) {
        log.error(message);
    }

    @Override
    public void error(String message, Exception e) {
        log.error(message, e);
    }
}
