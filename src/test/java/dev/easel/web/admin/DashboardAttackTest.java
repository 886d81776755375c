package dev.easel.web.admin;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.Signature;
import dev.easel.storage.JdbcAuditTrail;
import dev.easel.storage.JdbcGate;
import dev.easel.testing.Samples;
import dev.easel.testing.browser.Payloads;
import dev.easel.testing.browser.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other sites and what people write try to do in the browser of an operator who is signed in. */
final class DashboardAttackTest extends DashboardFixture {
    private static final String ATTACK = """
            async target => {
              const outcomes = [];
              const types = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];
              for (const address of ['/admin/do/pause', '/admin/do/ban', '/admin/sign-out']) {
                for (const type of types) {
                  const frame = document.createElement('iframe');
                  frame.name = `frame${outcomes.length}`;
                  const form = Object.assign(document.createElement('form'),
                      {action: target + address, method: 'post', enctype: type, target: frame.name});
                  form.innerHTML = '<input name="subject" value="chat:42"><input name="form-token" value="guess">';
                  document.body.append(frame, form);
                  const loaded = new Promise(done => frame.addEventListener('load', done));
                  form.submit();
                  await loaded;
                  outcomes.push('form');
                }
                for (const headers of [{}, {'Content-Type': 'text/plain'}]) {
                  await fetch(target + address,
                      {method: 'POST', mode: 'no-cors', credentials: 'include', headers, body: 'subject=chat:42'})
                      .catch(() => {});
                  outcomes.push('sent');
                }
                await fetch(target + address, {method: 'POST', credentials: 'include', headers: {'X-Form-Token': 'guess'}})
                    .then(() => outcomes.push('READ'), () => outcomes.push('hidden'));
                await fetch(target + address, {credentials: 'include'})
                    .then(() => outcomes.push('READ'), () => outcomes.push('hidden'));
              }
              await fetch(target + '/admin', {credentials: 'include'})
                  .then(() => outcomes.push('READ'), () => outcomes.push('hidden'));
              return outcomes;
            }
            """;

    /** By another name it is another site; by another port another origin of the same site, which gets the cookies. */
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void letsNoOtherSiteChangeOrReadAnything(String host, Visitor visitor) throws IOException {
        visitor.expects(".*");
        Page page = signedIn(visitor);
        HttpServer evil = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        evil.createContext("/", exchange -> {
            byte[] body = "<!doctype html><title>evil</title>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        evil.start();
        try {
            Page other = visitor.context().newPage();
            other.navigate("http://" + host + ":" + evil.getAddress().getPort() + "/");

            Object outcomes = other.evaluate(ATTACK, server.url());

            assertThat(outcomes)
                    .asInstanceOf(InstanceOfAssertFactories.list(Object.class))
                    .hasSize(22)
                    .doesNotContain("READ");
            for (var frame : other.frames().subList(1, other.frames().size())) {
                assertThat(frame.content()).doesNotContain("Spent today");
            }
        } finally {
            evil.stop(0);
        }
        assertThat(new JdbcGate(database).listBars(NOW)).isEmpty();
        assertThat(new JdbcAuditTrail(database).list(10)).isEmpty();
        page.reload();
        assertThat(page.getByText("Spent today").isVisible()).isTrue();
    }

    @Test
    void runsNothingOfWhatPeopleAndOperatorsWrite(Visitor visitor) {
        List<String> payloads = Payloads.all();
        JdbcGate gate = new JdbcGate(database);
        for (int i = 0; i < payloads.size(); i++) {
            String payload = payloads.get(i);
            jobs.admit(Samples.by(Samples.newJob("event-" + i), payload, payload));
            gate.bar(QuotaSubject.ofKey("user:chat:" + i), null, new Signature(payload, NOW, payload));
        }
        visitor.page()
                .addInitScript(
                        "window.broken = number => { (window.ran ??= []).push(number); }; window.alert = broken;");

        Page page = signedIn(visitor);

        assertThat(payloads).hasSizeGreaterThan(200);
        assertThat(page.locator("#gate td").allTextContents().stream().map(String::strip))
                .containsAll(payloads.stream().map(String::strip).toList());
        assertThat(page.evaluate("() => window.ran ?? []")).isEqualTo(List.of());
        assertThat(page.locator("main script, main iframe, main [onerror], main object, main style")
                        .count())
                .isZero();
    }
}
