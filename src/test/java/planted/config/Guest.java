package planted.config;

import ch.qos.logback.classic.LoggerContext;
import com.github.weisj.jsvg.SVGDocument;
import com.luciad.imageio.webp.WebPWriteParam;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.zaxxer.hikari.HikariConfig;
import io.javalin.Javalin;
import jakarta.servlet.Servlet;
import java.awt.Color;
import java.sql.Connection;
import javax.crypto.Mac;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import net.dv8tion.jda.api.JDA;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.eclipse.jetty.server.Server;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import picocli.CommandLine;

/** Breaks: the home of nearly every library. */
record Guest(
        SVGDocument svg,
        LoggerContext logback,
        HikariConfig hikari,
        Javalin javalin,
        Servlet servlet,
        Color color,
        Connection connection,
        Mac mac,
        ImageIO imageIo,
        DataSource source,
        JDA jda,
        OkHttpClient http,
        Buffer buffer,
        Server jetty,
        Flyway flyway,
        Jdbi jdbi,
        SQLiteConfig sqlite,
        PGSimpleDataSource postgres,
        CommandLine line,
        WebPWriteParam encoder,
        WebPImageReaderSpi decoder) {}
