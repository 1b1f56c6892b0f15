package dev.overtone.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Pages that stand alone. */
@Component
@Order(0)
class PaperDestinations implements Destinations {

    private static final List<Destination> PAGES = List.of(
            new Destination("compare", "Compare on paper", "", "/compare"),
            new Destination("face-off", "Face-off", "", "/face-off"),
            new Destination("correlation", "Paper against measured", "", "/correlation"),
            new Destination("families", "Families side by side", "", "/families"),
            new Destination("reference", "Reference check", "", "/reference"),
            new Destination("series", "Series: sweeps and sets", "", "/series"),
            new Destination("new-series", "New series", "", "/series/new"));

    @Override
    public String kind() {
        return "Pages";
    }

    @Override
    public List<Destination> find(@Nullable String text, int most) {
        String wanted = text == null ? "" : text.toLowerCase(Locale.ROOT);
        return PAGES.stream()
                .filter(page -> page.name().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(most)
                .toList();
    }
}
