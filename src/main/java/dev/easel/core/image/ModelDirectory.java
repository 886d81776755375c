package dev.easel.core.image;

import java.time.LocalDate;
import java.util.Map;

/** What the server says of its models. The one way to whoever serves them. */
public interface ModelDirectory {
    /** A server that says nothing. */
    ModelDirectory SILENT = Map::of;

    /**
     * When models are shut down, as far as the server announces it. A model that isn't in the answer may be served for
     * ever, or not at all: its absence says nothing. Blocks for some seconds at most, and never throws: a server that
     * doesn't answer announces nothing.
     */
    Map<ModelId, LocalDate> listShutdowns();
}
