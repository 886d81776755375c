package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.Slash;
import dev.easel.testing.slack.FakeConversation;
import dev.easel.testing.slack.FakePerson;
import dev.easel.testing.slack.SeenMessage;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people ask for in Slack besides drawing, and painting where to change a picture, from end to end. */
class SlackDeskJourneyTest extends BothPlatforms {
    private static final Pattern CODE = Pattern.compile("Your code is (\\S+)\\.");
    private static final Pattern LINK = Pattern.compile("/mask#(\\w+)");
    private static final Pattern FORM_TOKEN = Pattern.compile("\"formToken\":\"([^\"]+)\"");
    private static final String BOX =
            "{\"prompt\":\"a red door\",\"options\":{},\"steps\":[{\"kind\":\"box\",\"effect\":\"add\",\"corner\":[0,0],"
                    + "\"opposite\":[99,99]}]}";

    private final FakePerson admin = slack.addAdmin("Ada");

    @Override
    void set(Easel easel) {
        // Else nobody is offered a page: nobody else reaches this address.
        easel.set("EASEL_PUBLIC_URL", "http://127.0.0.1:8080")
                .set("EASEL_QUOTAS", "[{ scope: user, window: day, images: 5 }]");
    }

    private String answer(String words, FakePerson who, String expected) {
        long before = saying(expected).count();
        slack.happens().slash("/easel", words, slack.channel(), who);
        await().alias(words).atMost(SOON).until(() -> saying(expected).count() > before);
        return saying(expected).reduce((first, last) -> last).orElseThrow().words();
    }

    private Stream<SeenMessage> saying(String words) {
        return Stream.of(slack.channel(), slack.direct(slack.user()))
                .flatMap(where -> slack.messagesIn(where).stream())
                .filter(message -> message.words().contains(words));
    }

    private SeenMessage drawn(String prompt) {
        int before = pictures().size();
        slack.happens().slash("/imagine", prompt, slack.channel(), slack.user());
        await().atMost(SOON).until(() -> pictures().size() > before);
        return pictures().getLast();
    }

    private List<SeenMessage> pictures() {
        return slack.messagesIn(slack.channel()).stream()
                .filter(message -> !slack.files().imagesOf(message).isEmpty())
                .toList();
    }

    private static String find(Pattern pattern, String words) {
        Matcher matcher = pattern.matcher(words);
        assertThat(matcher.find()).as(words).isTrue();
        return matcher.group(1);
    }

    @Test
    void sharesOneQuotaWithTheSamePersonOnDiscord() {
        Easel.awaitPictures(discord.slash(Slash.imagine("a fox").option("count", 2)));
        InteractionProbe link = discord.slash(Slash.command("link")).awaitCallback(SOON);
        await().atMost(SOON).until(() -> link.original().content().contains("Your code is"));
        drawn("a cat");

        answer("link " + find(CODE, link.original().content().replace("\\", "")), slack.user(), "share one quota");

        assertThat(answer("quota", slack.user(), "left today")).contains("2 of 5 pictures left today");
        InteractionProbe quota = discord.slash(Slash.command("quota")).awaitCallback(SOON);
        await().atMost(SOON).until(() -> quota.original().content().contains("2 of 5 pictures left today"));
    }

    @Test
    void givesEverythingKeptAboutSomebodyAndDeletesIt() {
        drawn("a lighthouse");

        answer("mydata export", slack.user(), "This is everything kept about you here.");
        answer("mydata delete", slack.user(), "This can't be undone.");
        answer("mydata delete yes", slack.user(), "Deleted: 1 request and 1 picture.");

        answer("gallery", slack.user(), "You have no pictures yet.");
        assertThat(answer("quota", slack.user(), "left today")).contains("4 of 5 pictures left today");
    }

    @Test
    void letsAnAdminOfTheWorkspaceSeeToQuotasAndNobodyElse() {
        String order = "admin quota grant <@%s> --images 5 --window day"
                .formatted(slack.user().id());

        answer(order, slack.user(), "Only those who run this place can do that.");
        answer(order, admin, "10 of 10 pictures left today");

        assertThat(answer("quota", slack.user(), "left today")).contains("10 of 10 pictures left today");
    }

    @Test
    void changesWhatWasPaintedOverOnThePageOfTheLink() throws Exception {
        SeenMessage picture = drawn("a house");
        slack.happens().press(picture, "Paint mask", slack.user());
        await().atMost(SOON).until(() -> saying("/mask#").findAny().isPresent());
        String link = find(LINK, saying("/mask#").findFirst().orElseThrow().words());

        try (HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            String opened = post(browser, "/mask/open", link, "", "{}");
            assertThat(post(browser, "/mask/submit", link, find(FORM_TOKEN, opened), BOX))
                    .contains("\"sent\"");
            assertThat(post(browser, "/mask/open", link, "", "{}")).contains("\"used\"");
        }

        await().atMost(SOON).until(() -> pictures().size() == 2);
        assertThat(pictures().getLast().words()).contains("a red door");
        assertThat(answer("quota", slack.user(), "left today")).contains("3 of 5 pictures left today");
    }

    private String post(HttpClient browser, String path, String link, String token, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(easel.webUrl() + path))
                .headers("X-Mask-Link", link, "X-Form-Token", token)
                .POST(BodyPublishers.ofString(body))
                .build();
        return browser.send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void forgetsAWorkspaceThatTurnsItOut() {
        FakeConversation direct = slack.direct(slack.user());
        drawn("a harbour");

        slack.happens().revokeTokens().awaitHeard(SOON);

        await().atMost(SOON).until(() -> {
            slack.happens().slash("/easel", "gallery", direct, slack.user());
            return saying("You have no pictures yet.").findAny().isPresent();
        });
    }
}
