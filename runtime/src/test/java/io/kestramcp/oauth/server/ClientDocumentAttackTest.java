package io.kestramcp.oauth.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.store.ClientRegistrations;
import io.kestramcp.store.Database;
import io.kestramcp.store.StoreLocation;
import io.kestramcp.store.TestClock;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of clients: a stranger's address is asked for little, and never for anything of our own network. */
class ClientDocumentAttackTest {
    private static final Dns HERE = host -> List.of(InetAddress.getLoopbackAddress());

    private static final String MALLORY = "203.0.113.1";

    @TempDir
    private Path directory;

    private final TestClock clock = new TestClock();
    private DocumentServer site;
    private Database database;

    @BeforeEach
    void start() throws Exception {
        site = new DocumentServer();
        database = Database.open(new StoreLocation.Embedded(directory.resolve("store")), clock);
    }

    @AfterEach
    void stop() {
        database.close();
        site.close();
    }

    @Test
    void a_client_is_what_its_document_says_and_the_document_is_got_again_after_half_an_hour() throws Exception {
        site.json("/app.json", document(site.at("/app.json"), "https://client.example/callback"));
        Clients clients = clients(site.fetcher(HERE));
        for (int i = 0; i < 3; i++) {
            Client client = clients.find(site.at("/app.json"), MALLORY);
            assertThat(client.name()).isEqualTo("App");
            assertThat(client.redirectUris()).containsExactly("https://client.example/callback");
            assertThat(client.host()).contains("client.example");
        }
        assertThat(site.requests).hasSize(1);
        clock.advance(Clients.FRESH);
        clients.find(site.at("/app.json"), MALLORY);
        assertThat(site.requests).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
                "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.1", "192.0.2.1", "198.18.0.1",
                        "198.51.100.1",
                "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1",
                "::ffff:169.254.169.254", "::127.0.0.1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1",
                "64:ff9b::7f00:1", "64:ff9b:1::1", "2001::1", "2001:db8::1", "2002:7f00:1::1", "3fff::1", "100::1"
            })
    void A9_a_name_that_leads_into_a_network_of_ours_is_not_connected_to(String address) throws Exception {
        InetAddress inside = InetAddress.getByName(address);
        site.json("/app.json", document(site.at("/app.json"), "https://client.example/callback"));
        assertThat(PublicAddress.isPublic(inside)).isFalse();
        for (List<InetAddress> found :
                List.of(List.of(inside), List.of(InetAddress.getByName("93.184.215.14"), inside))) {
            refused(clients(site.strictFetcher(found)), site.at("/app.json"));
        }
        assertThat(site.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"})
    void A9_the_public_internet_is_not_taken_for_a_network_of_ours(String address) throws Exception {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://client.example/app.json", "https://127.0.0.1/app.json", "https://[::1]/app.json",
                "https://2130706433/app.json", "https://0x7f000001/app.json", "https://017700000001/app.json",
                "https://127.1/app.json", "https://0x7f.0.0.1/app.json", "https://localhost/app.json",
                "https://metadata/app.json", "https://user@client.example/app.json",
                        "https://client.example@evil.example/",
                "https://client.example/app.json#x", "https://client.example/a/../app.json",
                        "https://client.example/./a",
                "https://client.example/%2e%2e/a", "https://client.example", "https://CLIENT.example/app.json",
                "https://client.example\\app.json", "https://client.example/app json",
                        "https://client.example/\r\nX: y",
                "https://cliént.example/app.json", "https://client.example./app.json", "file:///etc/passwd",
                "ftp://client.example/app.json", "https:///app.json", "//client.example/app.json"
            })
    void A9_an_id_that_is_no_plain_https_address_of_a_name_is_never_asked(String id) {
        AtomicInteger lookups = new AtomicInteger();
        Clients clients = clients(site.fetcher(host -> {
            lookups.incrementAndGet();
            return HERE.lookup(host);
        }));
        refused(clients, id);
        assertThat(lookups).hasValue(0);
        assertThat(site.requests).isEmpty();
    }

    @Test
    void A9_a_name_is_looked_up_once_so_that_no_second_answer_can_lead_elsewhere() throws Exception {
        site.json("/app.json", document(site.at("/app.json"), "https://client.example/callback"));
        AtomicInteger lookups = new AtomicInteger();
        Clients clients = clients(site.fetcher(host -> {
            lookups.incrementAndGet();
            return HERE.lookup(host);
        }));
        clients.find(site.at("/app.json"), MALLORY);
        assertThat(lookups).hasValue(1);
        assertThat(site.requests).hasSize(1);
    }

    @Test
    void A9_no_redirect_is_followed() {
        site.answer("/moved", 302, Map.of("Location", site.at("/inside")), "");
        site.json("/inside", document(site.at("/moved"), "https://client.example/callback"));
        refused(clients(site.fetcher(HERE)), site.at("/moved"));
        assertThat(site.requests).containsExactly("/moved");
    }

    @Test
    void A9_a_document_that_is_large_slow_or_none_is_refused() {
        Clients clients = clients(site.fetcher(HERE));
        String good = document(site.at("/large"), "https://client.example/callback");
        site.json("/large", good.replace("App", "x".repeat(ClientFetcher.MAX_BYTES)));
        site.hang("/slow");
        site.answer(
                "/html", 200, Map.of("Content-Type", "text/html"), document(site.at("/html"), "https://a.example/"));
        site.answer("/gone", 404, Map.of("Content-Type", "application/json"), good);
        site.json("/twice", "{\"client_id\":\"x\",\"client_id\":\"" + site.at("/twice") + "\"}");
        site.json("/array", "[]");
        site.json("/none", "");
        site.json("/script", document(site.at("/script"), "javascript:alert(1)"));
        site.json(
                "/secret",
                document(site.at("/secret"), "https://client.example/").replace("{", "{\"client_secret\":\"s\","));
        for (String path :
                List.of("/large", "/slow", "/html", "/gone", "/twice", "/array", "/none", "/script", "/secret")) {
            refused(clients, site.at(path));
        }
        assertThat(site.requests).hasSize(9);
    }

    @Test
    void A9_a_document_speaks_for_its_own_address_alone() throws Exception {
        site.json("/mine", document(site.at("/yours"), "https://evil.example/callback"));
        site.json("/yours", document(site.at("/yours"), "https://client.example/callback"));
        Clients clients = clients(site.fetcher(HERE));
        refused(clients, site.at("/mine"));
        assertThat(clients.find(site.at("/yours"), MALLORY).redirectUris())
                .containsExactly("https://client.example/callback");
        refused(clients, site.at("/mine"));
    }

    @Test
    void A9_A_13_one_stranger_cannot_keep_the_others_documents_from_being_read() throws Exception {
        site.answer("/gone", 404, Map.of(), "");
        site.json("/app.json", document(site.at("/app.json"), "https://client.example/callback"));
        Clients clients = clients(site.fetcher(HERE));
        for (int i = 0; i < 100; i++) {
            refused(clients, site.at("/gone?" + i));
        }
        assertThat(site.requests).hasSize(20);
        assertThat(clients.find(site.at("/app.json"), "alice").name()).isEqualTo("App");
        clock.advance(Duration.ofMinutes(1));
        refused(clients, site.at("/gone?x"));
        assertThat(site.requests).hasSize(22);
    }

    @Test
    void A9_A_13_strangers_together_cannot_have_us_ask_without_end() {
        site.answer("/gone", 404, Map.of(), "");
        Clients clients = clients(site.fetcher(HERE));
        for (int i = 0; i < 120; i++) {
            String id = site.at("/gone?" + i);
            String sender = "mallory " + i % 12;
            assertThatThrownBy(() -> clients.find(id, sender)).isInstanceOf(ClientException.class);
        }
        assertThat(site.requests).hasSize(100);
    }

    private Clients clients(ClientFetcher fetcher) {
        return new Clients(new ClientRegistrations(database, clock), fetcher, clock);
    }

    private static void refused(Clients clients, String id) {
        assertThatThrownBy(() -> clients.find(id, MALLORY)).as(id).isInstanceOf(ClientException.class);
    }

    private static String document(String id, String redirect) {
        return "{\"client_id\":\"" + id + "\",\"client_name\":\"App\",\"redirect_uris\":[\"" + redirect + "\"]}";
    }
}
