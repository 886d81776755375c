package dev.easel.app;

import dev.easel.config.Secret;
import dev.easel.config.Settings;
import dev.easel.storage.Database;
import dev.easel.storage.JdbcAuditTrail;
import dev.easel.storage.JdbcGate;
import dev.easel.storage.JdbcJobBoard;
import dev.easel.storage.JdbcJobDesk;
import dev.easel.storage.JdbcJobHistory;
import dev.easel.storage.JdbcPersonalData;
import dev.easel.storage.JdbcQuotaDesk;
import dev.easel.storage.JdbcSpendBook;
import dev.easel.web.admin.Dashboard;
import dev.easel.web.server.TokenCheck;
import dev.easel.web.server.WebModule;
import java.time.Duration;
import java.util.Optional;

/** Puts the dashboard together, where there is a token for it. */
final class Dashboards {
    private static final Duration SIGNED_IN_FOR = Duration.ofHours(8);

    private Dashboards() {}

    /** Empty without EASEL_ADMIN_TOKEN: then there is no such page. */
    static Optional<WebModule> open(Settings settings, Core core, WebKit kit) {
        Secret token = settings.web().adminToken();
        if (token == null) {
            return Optional.empty();
        }
        Database database = core.database();
        Dashboard.Parts parts = new Dashboard.Parts(
                new JdbcJobBoard(database),
                new JdbcJobHistory(database),
                new JdbcJobDesk(database),
                new JdbcSpendBook(database),
                settings.quotas(),
                new JdbcQuotaDesk(database),
                new JdbcGate(database),
                new JdbcAuditTrail(database),
                new JdbcPersonalData(database, core.blobs()),
                core.modelWatch()::listShutdowns,
                core.clock());
        return Optional.of(new Dashboard(
                parts,
                new Dashboard.Web(
                        kit.pages(),
                        kit.origins(),
                        kit.sessions("admin", token.value(), SIGNED_IN_FOR),
                        new TokenCheck(token.value(), core.clock()))));
    }
}
