package dev.easel.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A model by its id, with the rules it shares with its family. */
record Model(String id, Instant created, @Nullable LocalDate shutdown, Family family) {}
