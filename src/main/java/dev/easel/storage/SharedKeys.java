package dev.easel.storage;

import org.jdbi.v3.core.Handle;

/** Keys that all instances must have in common. */
final class SharedKeys {
    private SharedKeys() {}

    /** Keeps the key unless there is one, and returns the one that is kept. */
    static String agree(Handle handle, String name, String own) {
        handle.createUpdate("""
                        INSERT INTO shared_key (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING
                        """).bind("name", name).bind("value", own).execute();
        return handle.createQuery("SELECT value FROM shared_key WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .one();
    }

    /** Keeps the key in place of any other. */
    static void replace(Handle handle, String name, String value) {
        handle.createUpdate("""
                        INSERT INTO shared_key (name, value) VALUES (:name, :value)
                        ON CONFLICT (name) DO UPDATE SET value = excluded.value
                        """).bind("name", name).bind("value", value).execute();
    }
}
