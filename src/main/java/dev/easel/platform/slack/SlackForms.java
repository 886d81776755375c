package dev.easel.platform.slack;

import com.slack.api.methods.request.views.ViewsOpenRequest;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import com.slack.api.model.view.Views;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Field;
import dev.easel.core.chat.Form;
import dev.easel.platform.slack.SlackClient.Line;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forms as modals. Where the answers go stands in the modal itself, so that nothing has to be remembered. */
final class SlackForms {
    static final Line OPEN = Line.of("views.open");

    /** Begins the callback id of a form that a control opened; the control's text follows. */
    static final String CALLBACK = "form:";

    private static final Logger LOG = LoggerFactory.getLogger(SlackForms.class);

    private final SlackClient client;

    /**
     * A form that was filled in.
     *
     * @param control what opened it
     * @param address where it was opened
     * @param text the prompt; empty when it has none
     * @param options the other fields by their words; those left empty are missing
     */
    record Filled(Control control, SlackAddress address, String text, Map<String, String> options) {}

    SlackForms(SlackClient client) {
        this.client = client;
    }

    /** False when it is too late: a trigger lives for three seconds, and opens one modal. */
    boolean open(SlackAddress address, Form form) {
        return open(address.trigger(), view(address, form));
    }

    /** Opens a modal at once, or not at all. */
    boolean open(@Nullable String trigger, View view) {
        if (trigger == null) {
            return false;
        }
        try {
            client.callOnce(
                    OPEN,
                    methods -> methods.viewsOpen(ViewsOpenRequest.builder()
                            .triggerId(trigger)
                            .view(view)
                            .build()));
            return true;
        } catch (SlackRefusalException e) {
            LOG.info("no form is shown: {}", e.getMessage());
            return false;
        }
    }

    static View view(SlackAddress address, Form form) {
        return Views.view(view -> view.type("modal")
                .callbackId(CALLBACK + form.control().text())
                .privateMetadata(address.later().toReplyAddress().value())
                .title(SlackInputs.title(form.title()))
                .submit(SlackInputs.submit(form.submit()))
                .close(SlackInputs.close(address.locale()))
                .blocks(form.fields().stream().map(SlackInputs::field).toList()));
    }

    /** What was filled in; empty when it is no form that a control opened. */
    static Optional<Filled> read(View view) {
        if (view.getCallbackId() == null || !view.getCallbackId().startsWith(CALLBACK)) {
            return Optional.empty();
        }
        Map<String, String> options = new LinkedHashMap<>(values(view.getState()));
        String text = Optional.ofNullable(options.remove(Field.PROMPT)).orElse("");
        return Control.find(view.getCallbackId().substring(CALLBACK.length()))
                .map(control -> new Filled(control, SlackAddress.ofText(view.getPrivateMetadata()), text, options));
    }

    /** The fields of a modal by their words, without those left empty. */
    static Map<String, String> values(ViewState state) {
        Map<String, String> values = new LinkedHashMap<>();
        state.getValues()
                .forEach((block, actions) -> actions.forEach((action, value) -> {
                    String text = text(value);
                    if (!text.isBlank()) {
                        values.put(SlackInputs.word(block), text.strip());
                    }
                }));
        return values;
    }

    private static String text(ViewState.Value value) {
        if (value.getSelectedOption() != null) {
            return value.getSelectedOption().getValue();
        }
        if (value.getSelectedConversation() != null) {
            return value.getSelectedConversation();
        }
        if (value.getSelectedOptions() != null) {
            return value.getSelectedOptions().isEmpty() ? "" : "true";
        }
        return value.getValue() == null ? "" : value.getValue();
    }
}
