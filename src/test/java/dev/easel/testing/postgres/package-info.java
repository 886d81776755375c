/** A real PostgreSQL server, for tests. */
package dev.easel.testing.postgres;
