package io.kestramcp.kestra;

import io.kestramcp.kestra.FirstContact.Stage;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;

/** Notes how far a request got; of several addresses that are tried, the one that got farthest counts. Thread-safe. */
final class StageWatch extends EventListener {
    private final AtomicReference<Stage> reached = new AtomicReference<>(Stage.NAME);

    Stage reached() {
        return reached.get();
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        reach(Stage.CONNECTION);
    }

    @Override
    public void secureConnectStart(Call call) {
        reach(Stage.TLS);
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        reach(Stage.ANSWER);
    }

    private void reach(Stage stage) {
        reached.updateAndGet(before -> before.compareTo(stage) < 0 ? stage : before);
    }
}
