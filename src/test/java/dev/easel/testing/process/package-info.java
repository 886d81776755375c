/** Easel as a process of its own, for tests that start and kill it. */
package dev.easel.testing.process;
