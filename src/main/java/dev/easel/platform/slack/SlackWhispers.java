package dev.easel.platform.slack;

import com.google.gson.Gson;
import com.slack.api.util.json.GsonFactory;
import dev.easel.core.text.Visibility;
import dev.easel.platform.slack.SlackPosts.Content;
import java.io.IOException;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words for one person, told as privately as Slack lets: where they asked, for their eyes only; by answering what they
 * typed or pressed, which works in conversations that Easel isn't in; in the thread for all to see; directly.
 */
final class SlackWhispers {
    private static final Logger LOG = LoggerFactory.getLogger(SlackWhispers.class);
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    /** Begins the id of a conversation that Easel has with one person. */
    private static final String DIRECT = "D";

    private final SlackPosts posts;
    private final OkHttpClient http;
    private final Gson gson = GsonFactory.createSnakeCase();

    SlackWhispers(SlackPosts posts, OkHttpClient http) {
        this.posts = posts;
        this.http = http;
    }

    /** Whether nobody else reads along there anyway. */
    static boolean isPrivate(SlackAddress address) {
        return address.channel().startsWith(DIRECT) || address.channel().equals(address.user());
    }

    /** Where something is posted: what is private, directly. */
    static SlackAddress placeFor(SlackAddress address, Visibility visibility) {
        return visibility == Visibility.PUBLIC || isPrivate(address) ? address : address.direct();
    }

    /** @throws SlackRefusalException when there is no way at all, or Slack has a bad moment */
    void tell(SlackAddress address, Content content) {
        if (isPrivate(address)) {
            posts.post(address.channel(), address.thread(), content);
            return;
        }
        try {
            posts.whisper(address.channel(), address.thread(), address.user(), content);
        } catch (SlackRefusalException e) {
            if (SlackErrors.isPassing(e)) {
                throw e;
            }
            LOG.info("no whisper is possible, another way is tried: {}", e.getMessage());
            tellOtherwise(address, content, e);
        }
    }

    /** Says it in the message that was pressed on, whoever sees that; false when Slack takes no answer to the press. */
    boolean replace(SlackAddress address, Content content) {
        return answer(address.responseUrl(), content, Place.OF_THE_MESSAGE);
    }

    private void tellOtherwise(SlackAddress address, Content content, SlackRefusalException refusal) {
        if (answer(address.responseUrl(), content, Place.BESIDE)) {
            return;
        }
        if (!SlackErrors.isOutside(refusal)) {
            try {
                posts.post(address.channel(), address.thread(), content);
                return;
            } catch (SlackRefusalException e) {
                LOG.info("the channel takes no message, the user gets it directly: {}", e.getMessage());
            }
        }
        posts.post(address.user(), null, content);
    }

    private enum Place {
        BESIDE,
        OF_THE_MESSAGE
    }

    /** Answers the trigger itself, while Slack takes answers to it. */
    private boolean answer(@Nullable String responseUrl, Content content, Place place) {
        if (responseUrl == null) {
            return false;
        }
        String body = gson.toJson(Map.of(
                "response_type",
                "ephemeral",
                "replace_original",
                place == Place.OF_THE_MESSAGE,
                "text",
                content.text(),
                "blocks",
                content.blocks()));
        Request request = new Request.Builder()
                .url(responseUrl)
                .post(RequestBody.create(body, JSON))
                .build();
        try (Response response = http.newCall(request).execute()) {
            return response.isSuccessful();
        } catch (IOException e) {
            LOG.info("the trigger could not be answered: {}", e.getMessage());
            return false;
        }
    }
}
