package dev.easel.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes each event on a line of its own, without secrets. */
abstract class LineEncoder extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        Masking masking = Secrets.maskingOf(getContext());
        IThrowableProxy thrown = event.getThrowableProxy();
        String stack = thrown == null ? null : masking.mask(ThrowableProxyUtil.asString(thrown));
        String text = line(event, masking.mask(String.valueOf(event.getFormattedMessage())), stack);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The line, with its end.
     *
     * @param message already masked
     * @param stack of what was thrown, already masked
     */
    abstract String line(ILoggingEvent event, String message, @Nullable String stack);

    /** Without the packages: {@code JobRunner}. */
    static String shortName(ILoggingEvent event) {
        return event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1);
    }
}
