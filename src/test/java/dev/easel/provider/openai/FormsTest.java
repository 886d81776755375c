package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageRequest.Edit;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.Mask;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.PartialListener;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** Edits and variations on the wire. */
class FormsTest extends LoopbackDrawing {
    private static final RenderOptions PLAIN = RenderOptions.of(ImageSize.AUTO);

    @Test
    void sendsAnEditWithItsPicturesAndItsMask() throws Exception {
        byte[] mask = Specimens.png(300, 3);
        answer(Specimens.answer(FOX));

        draw(Specimens.edit(blobs, new Mask(Specimens.kept(blobs, mask)), FOX, HEN));

        RecordedRequest sent = server.takeRequest();
        assertThat(sent.getRequestLine()).isEqualTo("POST /v1/images/edits HTTP/1.1");
        assertThat(sent.getHeaders().get("Content-Type")).startsWith("multipart/form-data; boundary=");
        List<FormPart> parts = FormPart.of(sent);
        assertThat(parts.stream().map(FormPart::summary))
                .containsExactly(
                        "model=gpt-image-2",
                        "n=1",
                        "size=auto",
                        "quality=low",
                        "background=opaque",
                        "output_format=jpeg",
                        "output_compression=80",
                        "safety_identifier=person",
                        "prompt=make it night 🌙",
                        "image[]: image-1.png, image/png, 5000",
                        "image[]: image-2.png, image/png, 70000",
                        "mask: mask.png, image/png, 300");
        assertThat(parts.get(9).content()).isEqualTo(ByteString.of(FOX));
        assertThat(parts.get(10).content()).isEqualTo(ByteString.of(HEN));
        assertThat(parts.get(11).content()).isEqualTo(ByteString.of(mask));
    }

    @Test
    void tellsTheLengthBeforehand() throws Exception {
        answer(Specimens.answer(FOX));

        draw(Specimens.edit(blobs, FOX, HEN));

        RecordedRequest sent = server.takeRequest();
        assertThat(sent.getHeaders().get("Transfer-Encoding")).isNull();
        assertThat(sent.getHeaders().get("Content-Length"))
                .isEqualTo(String.valueOf(sent.getBody().size()));
    }

    @Test
    void namesFilesByTheirFormat() throws Exception {
        ImageRef png = Specimens.kept(blobs, FOX);
        ImageRef jpeg = new ImageRef(png.sha256(), ImageFormat.JPEG, png.size(), png.bytes());
        ImageRef webp = new ImageRef(png.sha256(), ImageFormat.WEBP, png.size(), png.bytes());
        answer(Specimens.answer(FOX));

        draw(new Edit(new ModelId("plain"), new Prompt("p"), List.of(jpeg, webp), null, 1, PLAIN));

        assertThat(FormPart.of(server.takeRequest()).stream().map(FormPart::summary))
                .endsWith("image[]: image-1.jpg, image/jpeg, 5000", "image[]: image-2.webp, image/webp, 5000");
    }

    @Test
    void callsASinglePictureByItsPlainName() throws Exception {
        answer(Specimens.answer(FOX));

        draw(Specimens.edit(blobs, FOX));

        assertThat(FormPart.of(server.takeRequest()).getLast().summary())
                .isEqualTo("image: image-1.png, image/png, 5000");
    }

    @Test
    void sendsSixteenPictures() throws Exception {
        byte[][] many = IntStream.range(0, 16)
                .mapToObj(number -> Specimens.png(40 + number, number))
                .toArray(byte[][]::new);
        answer(Specimens.answer(FOX));

        draw(Specimens.edit(blobs, many));

        assertThat(FormPart.of(server.takeRequest()).stream()
                        .filter(part -> part.name().equals("image[]"))
                        .map(FormPart::content))
                .containsExactly(Arrays.stream(many).map(ByteString::of).toArray(ByteString[]::new));
    }

    @Test
    void sendsAVariationWithNothingButWhatItsEndpointTakes() throws Exception {
        answer(Specimens.answer(FOX, HEN));

        assertThat(draw(Specimens.variation(blobs))).isEqualTo(2);

        RecordedRequest sent = server.takeRequest();
        assertThat(sent.getRequestLine()).isEqualTo("POST /v1/images/variations HTTP/1.1");
        assertThat(FormPart.of(sent).stream().map(FormPart::summary))
                .containsExactly(
                        "model=dall-e-2",
                        "n=2",
                        "size=512x512",
                        "response_format=b64_json",
                        "user=person",
                        "image: image-1.png, image/png, 500");
    }

    @Test
    void failsLoudlyWhenAStoredPictureIsGoneAndDrawsTheNext() {
        ImageRef gone = new ImageRef("0".repeat(64), ImageFormat.PNG, new Pixels(1, 1), 10);
        Edit edit = new Edit(new ModelId("plain"), new Prompt("p"), List.of(gone), null, 1, PLAIN);

        assertThatThrownBy(() -> draw(edit)).isInstanceOf(UncheckedIOException.class);

        answer(Specimens.answer(FOX));
        assertThat(draw(Specimens.edit(blobs, FOX))).isEqualTo(1);
    }

    private int draw(ImageRequest request) {
        return images(Specimens.KEY, PROFILE, Specimens.QUICK)
                .draw(request, "person", PartialListener.NONE)
                .images()
                .size();
    }
}
