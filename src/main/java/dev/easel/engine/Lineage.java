package dev.easel.engine;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.gallery.Origin;
import dev.easel.core.identity.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Leads from images to those they were made from, and to those that were made from them. */
record Lineage(Gallery gallery) {
    /** More are named, but not led to: they would be more than one row of controls. */
    private static final int CHILDREN = 3;

    /** An image that another one was made from. */
    record Ancestor(Exhibit exhibit, int position) {}

    /** What leads up and down from an exhibit, as far as this person may see it, and what goes on from it. */
    List<Control> around(Exhibit exhibit, int position, Sender reader) {
        List<Control> controls = new ArrayList<>();
        parent(exhibit, reader)
                .ifPresent(parent ->
                        controls.add(Control.of(Action.PARENT, parent.exhibit().id(), parent.position())));
        List<Exhibit> children = gallery.listMadeFrom(exhibit.id(), 10 * CHILDREN).stream()
                .filter(child -> child.isOpenTo(reader.user()))
                .limit(CHILDREN)
                .toList();
        for (int i = 0; i < children.size(); i++) {
            controls.add(Control.of(Action.CHILD, children.get(i).id(), i + 1));
        }
        if (!controls.isEmpty()) {
            controls.add(Control.of(Action.EDIT, exhibit.id(), position));
        }
        return controls;
    }

    /** What can be done with an image that is shown again. */
    List<Control> on(Ancestor ancestor, Sender reader) {
        String id = ancestor.exhibit().id();
        List<Control> controls = new ArrayList<>(List.of(
                Control.of(Action.VARY, id, ancestor.position()),
                Control.of(Action.EDIT, id, ancestor.position()),
                new Control(Action.INFO, id)));
        parent(ancestor.exhibit(), reader)
                .ifPresent(parent ->
                        controls.add(Control.of(Action.PARENT, parent.exhibit().id(), parent.position())));
        return controls;
    }

    /** @throws FailureException {@code UserError} when it was made from nothing of ours that this person may see */
    Ancestor requireParent(Exhibit exhibit, Sender by) {
        return parent(exhibit, by).orElseThrow(() -> new FailureException(Failure.UserError.of("undo-nothing")));
    }

    private Optional<Ancestor> parent(Exhibit exhibit, Sender by) {
        Origin origin = exhibit.origin();
        return origin == null
                ? Optional.empty()
                : gallery.find(origin.job())
                        .filter(parent -> parent.isOpenTo(by.user()))
                        .map(parent -> new Ancestor(parent, origin.position()));
    }
}
