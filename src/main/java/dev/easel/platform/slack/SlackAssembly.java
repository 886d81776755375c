package dev.easel.platform.slack;

import com.slack.api.bolt.App;
import com.slack.api.methods.MethodsClient;
import dev.easel.core.chat.Backlog;
import dev.easel.core.identity.SpaceRef;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import okhttp3.OkHttpClient;

/**
 * The parts that hear and answer, put together.
 *
 * @param backlog what was told and not worked on
 */
record SlackAssembly(SlackMessenger messenger, SlackIntake intake, SlackBacklog backlog) {
    /**
     * How Slack is reached, and what work is done with.
     *
     * @param methods with the bot's token
     */
    record Tools(
            MethodsClient methods,
            OkHttpClient http,
            SlackRush rush,
            ExecutorService threads,
            ScheduledExecutorService timer) {}

    /** Has an app hear for a workspace. */
    static SlackAssembly listen(App app, SlackLogin login, SlackPlatform.Parts parts, Backlog kept, Tools with) {
        SlackTools tools = SlackTools.of(
                with.methods(),
                with.http(),
                parts.notes(),
                parts.clock(),
                parts.pause()::sleep,
                with.threads(),
                with.timer());
        SlackPeople people = new SlackPeople(tools.client(), parts.clock());
        SlackChannels channels = new SlackChannels(tools.client(), parts.clock());
        SlackForms forms = new SlackForms(tools.client());
        SlackHome home = new SlackHome(tools.client(), new SlackPictures(tools.uploads(), parts.blobs()));
        SlackMessenger messenger = new SlackMessenger(tools, parts.blobs(), forms, home);
        SpaceRef space = new SpaceRef(SlackAddress.PLATFORM, login.team());
        SlackBacklog backlog = new SlackBacklog(kept, space, parts.clock());
        SlackIntake intake = new SlackIntake(
                backlog,
                with.rush(),
                parts.inbox(),
                messenger,
                channels,
                parts.sharedChannels() ? SlackIntake.Sharing.ALLOWED : SlackIntake.Sharing.REFUSED,
                with.threads());
        SlackInbound inbound = new SlackInbound(login, people, channels);
        SlackDialogs dialogs = new SlackDialogs(new SlackDialogs.Parts(
                tools.client(),
                forms,
                new SlackCommandForm(parts.catalogue(), parts.defaultModel()),
                inbound,
                people,
                home,
                parts.inbox(),
                parts.clock()));
        new SlackListener(new SlackListener.Parts(
                        inbound,
                        new SlackThreads(tools.client()),
                        intake,
                        dialogs,
                        parts.meaningful(),
                        new SlackToggles(parts.memory()),
                        () -> parts.left().accept(space)))
                .listenTo(app);
        return new SlackAssembly(messenger, intake, backlog);
    }
}
