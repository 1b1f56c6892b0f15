package dev.overtone.web;

import dev.overtone.architecture.zoo.Presets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Presets, to be opened in the Designer. */
@Component
@Order(1)
class PresetDestinations implements Destinations {

    @Override
    public String kind() {
        return "Presets, in the Designer";
    }

    @Override
    public List<Destination> find(@Nullable String text, int most) {
        String wanted = text == null ? "" : text.toLowerCase(Locale.ROOT);
        return Presets.all().stream()
                .filter(preset -> preset.id().contains(wanted))
                .limit(most)
                .map(preset ->
                        new Destination("preset-" + preset.id(), preset.id(), "", "/designer?preset=" + preset.id()))
                .toList();
    }
}
