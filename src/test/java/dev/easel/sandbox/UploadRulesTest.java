package dev.easel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.sandbox.SandboxClient.Answer;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What edits and variations take and refuse, told by what is sent. */
final class UploadRulesTest {
    private static SandboxClient client;

    @BeforeAll
    static void start() {
        client = new SandboxClient();
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    private static byte[] bytes(String picture) {
        return switch (picture) {
            case "ball" -> Pictures.ballPng(96, 96);
            case "wide" -> Pictures.ballPng(128, 64);
            case "jpeg" -> Pictures.encoded(Pictures.ball(96, 96), "jpg");
            case "webp" -> Pictures.encoded(Pictures.ball(96, 96), "webp");
            case "alpha" -> Pictures.maskPng(96, 96);
            case "small-alpha" -> Pictures.maskPng(64, 64);
            case "big" -> Arrays.copyOf(Pictures.ballPng(96, 96), 4 * 1024 * 1024);
            case "torn" -> Arrays.copyOf(Pictures.ballPng(96, 96), 300);
            case "mpo" -> withSegment("MPF\0and more");
            case "cmyk" -> cmyk();
            default -> picture.getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] withSegment(String text) {
        byte[] jpeg = Pictures.encoded(new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB), "jpg");
        byte[] segment = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] result = new byte[jpeg.length + segment.length + 4];
        System.arraycopy(jpeg, 0, result, 0, 2);
        result[2] = (byte) 0xff;
        result[3] = (byte) 0xe2;
        result[5] = (byte) (segment.length + 2);
        System.arraycopy(segment, 0, result, 6, segment.length);
        System.arraycopy(jpeg, 2, result, 6 + segment.length, jpeg.length - 2);
        return result;
    }

    private static byte[] cmyk() {
        byte[] jpeg = Pictures.encoded(new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB), "jpg");
        for (int i = 2; i < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xc0) {
                jpeg[i + 9] = 4;
                return jpeg;
            }
        }
        throw new IllegalStateException("no frame in the JPEG");
    }

    /** {@code name:picture:media type}, several apart by spaces; the type is a PNG's unless given. */
    private static FormBody form(String fields, String files) {
        FormBody form = FormBody.with(fields);
        for (String file : files.split(" ", -1)) {
            String[] parts = file.split(":", -1);
            if (parts.length > 1) {
                form.file(parts[0], parts.length > 2 ? parts[2] : "image/png", bytes(parts[1]));
            }
        }
        return form;
    }

    @ParameterizedTest(name = "{0} takes {1} with {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    edits      | model=dall-e-2;prompt=a;size=256x256;n=2 | image:ball
                    edits      | model=dall-e-2;prompt=a;size=256x256;user=u;response_format=b64_json | image:ball mask:alpha
                    edits      | model=dall-e-2;prompt=a;size=256x256;quality=standard | image[]:ball
                    edits      | prompt=a | image:ball
                    edits      | model=gpt-image-1;prompt=a;input_fidelity=high;background=transparent | image:ball
                    edits      | model=gpt-image-1-mini;prompt=a;input_fidelity=low | image:ball
                    edits      | model=gpt-image-1.5;prompt=a;output_format=webp;output_compression=50 | image:webp:image/webp
                    edits      | model=gpt-image-2;prompt=a;size=640x1024;safety_identifier=s | image:jpeg:image/jpeg
                    edits      | model=gpt-image-2;prompt=a;stream=false;partial_images=2 | image:wide
                    edits      | model=gpt-image-2;prompt=a | image:ball mask:alpha
                    edits      | model=gpt-image-2;prompt=a | image:big
                    edits      | model=gpt-image-2;prompt=a | image:jpeg:image/png
                    edits      | model=gpt-image-2.5-flare;prompt=a;quality=low | image[]:ball image[]:wide image[]:jpeg:image/jpeg
                    edits      | model=gpt-image-2.6-flare;prompt=a;moderation=low | image:alpha
                    variations | size=256x256 | image:ball
                    variations | model=dall-e-2;n=3;size=256x256;user=u | image:ball
                    variations | size=512x512;response_format=b64_json | image:alpha
                    """)
    void takes(String endpoint, String fields, String files) throws Exception {
        Answer answer = client.post("/images/" + endpoint, form(fields, files));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} refuses {1} with {2}: {4} of {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    edits      | model=gpt-image-2;prompt=a | none | image | missing_required_parameter | Missing required parameter
                    edits      | model=gpt-image-2 | image:ball | prompt | missing_required_parameter | Missing required parameter
                    edits      | model=gpt-image-2;prompt= | image:ball | prompt | empty_string | empty string
                    edits      | model=gpt-image-2;prompt=a;image=x | none | image | invalid_type | expected a file, but got a string
                    edits      | model=gpt-image-2;prompt=a;mask=x | image:ball | mask | invalid_type | expected a file, but got a string
                    edits      | model=gpt-image-2;prompt=a | image:ball image:ball | image | duplicate_parameter | Duplicate parameter
                    edits      | model=gpt-image-2;prompt=a;prompt=b | image:ball | prompt | duplicate_parameter | Duplicate parameter
                    edits      | model=gpt-image-2;prompt=a | image:ball other:ball | other | unknown_parameter | Unknown parameter
                    edits      | model=gpt-image-2;prompt=a;markup=x | image:ball | markup | unknown_parameter | Unknown parameter
                    edits      | model=gpt-image-2;prompt=a;response_format=url | image:ball | response_format | unknown_parameter | Unknown parameter
                    edits      | model=gpt-image-2;prompt=a;style=vivid | image:ball | style | unknown_parameter | Unknown parameter
                    edits      | model=gpt-image-2;prompt=a | image:ball:application/octet-stream | image | unsupported_file_mimetype | ('application/octet-stream')
                    edits      | model=gpt-image-2;prompt=a | image[]:ball image[]:ball:image/gif | image | unsupported_file_mimetype | ('image/gif')
                    edits      | model=gpt-image-2;prompt=a | image:ball mask:alpha:text/plain | mask | unsupported_file_mimetype | ('text/plain')
                    edits      | model=gpt-image-2;prompt=a | image:nonsense | null | invalid_image_file | image 1
                    edits      | model=gpt-image-2;prompt=a | image[]:ball image[]:nonsense | null | invalid_image_file | image 2
                    edits      | model=gpt-image-2;prompt=a | image:torn | null | invalid_image_file | Invalid image file
                    edits      | model=gpt-image-2;prompt=a | image:mpo:image/jpeg | null | invalid_image_file | Invalid image file or mode
                    edits      | model=gpt-image-2;prompt=a | image:cmyk:image/jpeg | null | invalid_image_file | Invalid image file or mode
                    edits      | model=gpt-image-2;prompt=a | image:ball mask:ball | mask | invalid_mask_image_format | alpha
                    edits      | model=gpt-image-2;prompt=a | image:ball mask:webp:image/webp | mask | invalid_mask_image_format | alpha
                    edits      | model=gpt-image-2;prompt=a | image:ball mask:small-alpha | mask | invalid_mask_image_format | does not match
                    edits      | model=gpt-image-2;prompt=a | image:ball mask:alpha mask:alpha | mask | duplicate_parameter | Duplicate
                    edits      | model=gpt-image-2;prompt=a;input_fidelity=low | image:ball | input_fidelity | invalid_input_fidelity_model | gpt-image-2
                    edits      | model=gpt-image-2.5-flare;prompt=a;input_fidelity=high | image:ball | input_fidelity | invalid_input_fidelity_model | 2.5
                    edits      | model=gpt-image-1-mini;prompt=a;input_fidelity=high | image:ball | input_fidelity | invalid_input_fidelity_model | mini
                    edits      | model=gpt-image-1;prompt=a;input_fidelity=huge | image:ball | input_fidelity | invalid_value | 'low', 'high'
                    edits      | model=gpt-image-1;prompt=a;size=1792x1024 | image:ball | size | invalid_value | Supported values
                    edits      | model=gpt-image-2;prompt=a;size=512x512 | image:ball | size | invalid_value | pixel budget
                    edits      | model=gpt-image-2;prompt=a;n=11 | image:ball | n | integer_above_max_value | <= 10
                    edits      | model=gpt-image-2;prompt=a;n=two | image:ball | n | invalid_type | expected an integer
                    edits      | model=gpt-image-2;prompt=a;stream=yes | image:ball | stream | invalid_type | expected a boolean
                    edits      | model=gpt-image-2;prompt=a;partial_images=4 | image:ball | partial_images | integer_above_max_value | <= 3
                    edits      | model=gpt-image-2;prompt=a;quality=hd | image:ball | quality | invalid_value | does not support
                    edits      | model=gpt-image-2;prompt=a;background=transparent | image:ball | background | invalid_value | not supported
                    edits      | model=gpt-image-2.6-flare;prompt=a;output_format=svg | image:ball | output_format | invalid_value | preview access
                    edits      | model=dall-e-3;prompt=a | image:ball | model | invalid_value | Value must be 'dall-e-2'
                    edits      | model=dall-e-9;prompt=a | image:ball | model | invalid_value | does not exist
                    edits      | model=dall-e-2;prompt=a | image:wide | null | invalid_image_format | square
                    edits      | model=dall-e-2;prompt=a | image:big | null | invalid_image_format | less than 4 MB
                    edits      | model=dall-e-2;prompt=a | image:jpeg:image/jpeg | null | invalid_image_format | must be a PNG
                    edits      | model=dall-e-2;prompt=a | image:jpeg | null | invalid_image_format | must be a PNG
                    edits      | model=dall-e-2;prompt=a | image:ball mask:small-alpha | mask | invalid_mask_image_format | does not match
                    edits      | model=dall-e-2;prompt=a | image[]:ball image[]:ball | image | array_above_max_length | maximum length 1
                    edits      | model=dall-e-2;prompt=a;stream=true | image:ball | stream | unknown_parameter | Unknown parameter
                    edits      | model=dall-e-2;prompt=a;input_fidelity=low | image:ball | input_fidelity | unknown_parameter | Unknown parameter
                    variations | model=gpt-image-2 | image:ball | model | invalid_value | Value must be 'dall-e-2'
                    variations | model=dall-e-3 | image:ball | model | invalid_value | Value must be 'dall-e-2'
                    variations | n=1 | none | image | missing_required_parameter | Missing
                    variations | prompt=a | image:ball | prompt | unknown_parameter | Unknown parameter
                    variations | quality=standard | image:ball | quality | unknown_parameter | Unknown parameter
                    variations | n=1 | image:ball mask:alpha | mask | unknown_parameter | Unknown parameter
                    variations | stream=true | image:ball | stream | unknown_parameter | Unknown parameter
                    variations | n=0 | image:ball | n | integer_below_min_value | >= 1
                    variations | size=1536x1024 | image:ball | size | invalid_value | 256x256
                    variations | n=1 | image:wide | null | invalid_image_format | square
                    variations | n=1 | image:big | null | invalid_image_format | 4 MB
                    variations | n=1 | image:ball:application/octet-stream | image | unsupported_file_mimetype | octet-stream
                    variations | image=x | none | image | invalid_type | expected a file
                    variations | n=1 | image:nonsense | null | invalid_image_file | Invalid image file
                    """)
    void refuses(String endpoint, String fields, String files, String param, String code, String text)
            throws Exception {
        Answer answer = client.post("/images/" + endpoint, form(fields, files));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.error("param")).isEqualTo(param);
        assertThat(answer.error("code")).isEqualTo(code);
        assertThat(answer.error("message")).contains(text);
    }
}
