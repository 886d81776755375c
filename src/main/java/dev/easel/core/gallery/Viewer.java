package dev.easel.core.gallery;

import dev.easel.core.identity.Place;
import dev.easel.core.identity.UserRef;

/** Somebody who asks about pictures: they may know of their own, and of those that everybody sees where they ask. */
public record Viewer(UserRef user, Place where) {}
