package dev.easel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.sandbox.SandboxClient.Answer;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of a source is left in what was made of it. */
final class ResemblanceTest {
    private static final int EDGE = 512;

    private final SandboxClient client = new SandboxClient();

    @AfterEach
    void close() {
        client.close();
    }

    private static BufferedImage small(BufferedImage image, int edge) {
        BufferedImage small = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, edge, edge, null);
        graphics.dispose();
        return small;
    }

    /** The mean difference of two pictures of one size, from 0 to 255, between two parts of their width. */
    private static double difference(BufferedImage one, BufferedImage other, double from, double to) {
        long sum = 0;
        int counted = 0;
        for (int y = one.getHeight() / 5; y < one.getHeight() * 9 / 10; y++) {
            for (int x = (int) (from * one.getWidth()); x < to * one.getWidth(); x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    sum += Math.abs((one.getRGB(x, y) >> shift & 255) - (other.getRGB(x, y) >> shift & 255));
                    counted++;
                }
            }
        }
        return (double) sum / counted;
    }

    private static BufferedImage mirrored(BufferedImage image) {
        BufferedImage result = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = result.createGraphics();
        graphics.drawImage(image, image.getWidth(), 0, -image.getWidth(), image.getHeight(), null);
        graphics.dispose();
        return result;
    }

    private static double likeness(BufferedImage variation, BufferedImage source) {
        BufferedImage small = small(variation, 32);
        BufferedImage other = small(source, 32);
        return Math.min(difference(small, other, 0, 1), difference(small, mirrored(other), 0, 1));
    }

    private BufferedImage edited(String prompt) throws Exception {
        FormBody form = FormBody.with("model=dall-e-2;size=512x512;response_format=b64_json")
                .text("prompt", prompt)
                .png("image", Pictures.ballPng(EDGE, EDGE))
                .png("mask", Pictures.maskPng(EDGE, EDGE));
        return Pictures.decoded(client.post("/images/edits", form).image(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a pink flamingo in the pool",
                "a robot",
                "snowy mountains at night",
                "a flumph",
                "paint it green"
            })
    void repaintsTheHoleAndLeavesTheRest(String prompt) throws Exception {
        BufferedImage source = Pictures.ball(EDGE, EDGE);

        BufferedImage edited = edited(prompt);

        double outside = difference(source, edited, 0.01, 0.47);
        double inside = difference(source, edited, 0.52, 0.93);
        assertThat(outside).isBetween(0.2, 8.0);
        assertThat(inside).isGreaterThan(10).isGreaterThan(3 * outside);
    }

    @Test
    void keepsAPictureWithoutAMaskRecognisable() throws Exception {
        FormBody form = FormBody.with("model=gpt-image-2;size=1024x1024;prompt=make it a watercolor")
                .png("image", Pictures.ballPng(EDGE, EDGE));

        BufferedImage edited =
                Pictures.decoded(client.post("/images/edits", form).image(0));
        BufferedImage other = drawn("a cat in the forest");

        assertThat(likeness(edited, Pictures.ball(EDGE, EDGE))).isLessThan(likeness(edited, other) / 2);
    }

    @Test
    void variesAPictureThatStaysTheSame() throws Exception {
        BufferedImage source = Pictures.ball(EDGE, EDGE);
        BufferedImage other = drawn("a cat in the forest");
        FormBody form = FormBody.with("size=256x256;n=6;response_format=b64_json")
                .png("image", Pictures.encoded(source, "png"));

        Answer answer = client.post("/images/variations", form);

        for (int i = 0; i < 6; i++) {
            BufferedImage variation = Pictures.decoded(answer.image(i));
            assertThat(likeness(variation, source)).as("variation %d", i).isLessThan(likeness(variation, other) * 0.7);
            for (int earlier = 0; earlier < i; earlier++) {
                BufferedImage before = Pictures.decoded(answer.image(earlier));
                assertThat(difference(variation, before, 0, 1)).isGreaterThan(2);
            }
        }
    }

    @Test
    void variesAnotherWayEachTime() throws Exception {
        byte[] ball = Pictures.ballPng(96, 96);
        String fields = "size=256x256;response_format=b64_json";

        byte[] first = client.post("/images/variations", FormBody.with(fields).png("image", ball))
                .image(0);
        byte[] second = client.post("/images/variations", FormBody.with(fields).png("image", ball))
                .image(0);

        assertThat(second).isNotEqualTo(first);
    }

    private BufferedImage drawn(String prompt) throws IOException, InterruptedException {
        return Pictures.decoded(
                client.generate(SandboxClient.request("gpt-image-2", prompt)).image(0));
    }
}
