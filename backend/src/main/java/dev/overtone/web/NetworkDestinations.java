package dev.overtone.web;

import dev.overtone.tracking.NetworkEntry;
import dev.overtone.tracking.NetworkQuery;
import dev.overtone.tracking.Networks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Networks that were saved or run, newest first. */
@Component
@Order(2)
class NetworkDestinations implements Destinations {

    private static final int SHORT_FINGERPRINT = 12;

    private final Networks networks;

    NetworkDestinations(Networks networks) {
        this.networks = networks;
    }

    @Override
    public String kind() {
        return "Networks";
    }

    @Override
    public List<Destination> find(@Nullable String text, int most) {
        var query = new NetworkQuery(text, null, null, NetworkQuery.Order.CREATED_AT, true, most, null);
        return networks.list(query).items().stream()
                .map(NetworkDestinations::destination)
                .toList();
    }

    private static Destination destination(NetworkEntry entry) {
        String fingerprint = entry.network().fingerprint();
        return new Destination(
                "network-" + fingerprint,
                entry.label(),
                fingerprint.substring(0, SHORT_FINGERPRINT),
                "/networks/" + fingerprint);
    }
}
