package dev.easel.sandbox;

import java.nio.file.Path;

/**
 * A file that came with a request, for as long as that lasts.
 *
 * @param field the parameter it came as, without the brackets of a list
 * @param mediaType as declared by the client
 */
record Upload(String field, Path file, String mediaType, long bytes) {}
