package dev.easel.platform.slack;

import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.request.files.FilesDeleteRequest;
import com.slack.api.methods.request.files.FilesGetUploadURLExternalRequest;
import com.slack.api.methods.request.files.FilesInfoRequest;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import com.slack.api.model.File;
import dev.easel.platform.slack.SlackClient.Line;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * Files on their way to Slack: an address is asked for, the bytes are posted there, the upload is completed, and Slack
 * looks at it for a while before it can be shown.
 */
final class SlackUploads {
    static final Line GET_ADDRESS = Line.of("files.getUploadURLExternal");
    static final Line COMPLETE = Line.of("files.completeUploadExternal");
    static final Line DELETE = Line.of("files.delete");
    static final Line INFO = Line.of("files.info");

    /** Of one file (Slack's documentation of files.getUploadURLExternal, 2026-11). */
    static final int MAX_ALT_TEXT = 1_000;

    private static final Line BYTES = Line.of("upload");
    private static final MediaType RAW = MediaType.get("application/octet-stream");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FIRST_LOOK = Duration.ofMillis(250);
    private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofSeconds(2);

    /** How long Slack may look at a file; afterwards it is tried all the same. */
    private static final Duration LOOKED_AT_WITHIN = Duration.ofSeconds(20);

    private final SlackClient client;
    private final OkHttpClient http;

    /**
     * A file that is to be uploaded.
     *
     * @param altText empty for what is no image
     */
    record Upload(String name, String altText, long bytes, Content content) {
        /** Opens the bytes, from the beginning each time. */
        @FunctionalInterface
        interface Content {
            InputStream open() throws IOException;
        }
    }

    /**
     * Where files are posted by being completed.
     *
     * @param thread absent for the conversation itself
     */
    record Destination(String channel, @Nullable String thread) {}

    /** @param http follows no redirects */
    SlackUploads(SlackClient client, OkHttpClient http) {
        this.client = client;
        this.http = http;
    }

    /** Sends the bytes of all files. They are nobody's yet: what is not completed is gone after a while. */
    List<String> send(List<Upload> uploads) {
        List<String> files = new ArrayList<>();
        for (Upload upload : uploads) {
            FilesGetUploadURLExternalResponse address = client.call(
                    GET_ADDRESS,
                    PATIENCE,
                    methods -> methods.filesGetUploadURLExternal(FilesGetUploadURLExternalRequest.builder()
                            .filename(upload.name())
                            .length(Math.toIntExact(upload.bytes()))
                            .altTxt(upload.altText().isEmpty() ? null : upload.altText())
                            .build()));
            post(address.getUploadUrl(), upload);
            files.add(address.getFileId());
        }
        return files;
    }

    private void post(String address, Upload upload) {
        Request request =
                new Request.Builder().url(address).post(new Body(upload)).build();
        try (Response response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new SlackRefusalException(BYTES.method(), "http_" + response.code(), null, null);
            }
        } catch (IOException e) {
            throw new SlackRefusalException(BYTES.method(), SlackRefusalException.UNREACHABLE, null, e);
        }
    }

    /**
     * Makes uploads whole.
     *
     * @param destination where they are posted as files; absent: nowhere, for image blocks to show
     */
    void complete(List<String> files, @Nullable Destination destination) {
        List<FileDetails> details = files.stream()
                .map(file -> FileDetails.builder().id(file).build())
                .toList();
        client.call(
                COMPLETE,
                PATIENCE,
                methods -> methods.filesCompleteUploadExternal(FilesCompleteUploadExternalRequest.builder()
                        .files(details)
                        .channelId(destination == null ? null : destination.channel())
                        .threadTs(destination == null ? null : destination.thread())
                        .build()));
    }

    /** A completed file as Slack knows it; empty when it was never completed, or deleted. */
    Optional<File> find(String file) {
        try {
            return Optional.ofNullable(client.call(
                            INFO,
                            PATIENCE,
                            methods -> methods.filesInfo(
                                    FilesInfoRequest.builder().file(file).build()))
                    .getFile());
        } catch (SlackRefusalException e) {
            if (isGone(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Deletes a file for everybody; one that is gone already is no failure. */
    void delete(String file) {
        try {
            client.call(
                    DELETE,
                    PATIENCE,
                    methods -> methods.filesDelete(
                            FilesDeleteRequest.builder().file(file).build()));
        } catch (SlackRefusalException e) {
            if (!isGone(e)) {
                throw e;
            }
        }
    }

    private static boolean isGone(SlackRefusalException refusal) {
        return refusal.is("file_not_found") || refusal.is("file_deleted");
    }

    /** Waits until Slack has looked at all files, or for as long as it is worth. */
    void awaitReady(List<String> files) {
        Duration waited = Duration.ZERO;
        Duration next = FIRST_LOOK;
        for (String file : files) {
            while (waited.compareTo(LOOKED_AT_WITHIN) < 0
                    && !find(file).filter(SlackUploads::isReady).isPresent()) {
                client.sleep(INFO, next);
                waited = waited.plus(next);
                next = next.multipliedBy(2);
                next = next.compareTo(LONGEST_BETWEEN_LOOKS) > 0 ? LONGEST_BETWEEN_LOOKS : next;
            }
        }
    }

    /** The messages by which files were posted, as far as Slack says. */
    List<SlackPost> postsOf(List<String> files) {
        return files.stream()
                .flatMap(file -> find(file).stream())
                .map(File::getShares)
                .filter(Objects::nonNull)
                .flatMap(shares -> Stream.of(shares.getPublicChannels(), shares.getPrivateChannels()))
                .filter(Objects::nonNull)
                .flatMap(channels -> channels.entrySet().stream())
                .flatMap(channel ->
                        channel.getValue().stream().map(share -> new SlackPost(channel.getKey(), share.getTs())))
                .distinct()
                .toList();
    }

    /** A file has its type when Slack has looked at it (seen by its users, 2025; the documentation names no sign). */
    static boolean isReady(File file) {
        return file.getMimetype() != null && !file.getMimetype().isEmpty();
    }

    /** The bytes alone: this is no form. */
    private static final class Body extends RequestBody {
        private final Upload upload;

        Body(Upload upload) {
            this.upload = upload;
        }

        @Override
        public MediaType contentType() {
            return RAW;
        }

        @Override
        public long contentLength() {
            return upload.bytes();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            try (InputStream bytes = upload.content().open();
                    Source source = Okio.source(bytes)) {
                sink.writeAll(source);
            }
        }
    }
}
