package dev.overtone.web;

import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.analysis.space.Variable.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may vary, as it was written: three texts for each thing.
 *
 * @param network a preset's id, a fingerprint or JSON; what is varied around
 * @param pasted a whole space in JSON
 */
record SpaceForm(
        @Nullable String network,
        String @Nullable [] what,
        String @Nullable [] blocks,
        String @Nullable [] values,
        @Nullable String pasted) {

    static SpaceForm of(String network, DesignSpace space) {
        List<VaryingThing> things =
                space.variables().stream().map(VaryingThing::of).toList();
        return of(network, things);
    }

    static SpaceForm of(@Nullable String network, List<VaryingThing> things) {
        return new SpaceForm(
                network,
                things.stream().map(VaryingThing::what).toArray(String[]::new),
                things.stream().map(VaryingThing::blocks).toArray(String[]::new),
                things.stream().map(VaryingThing::values).toArray(String[]::new),
                null);
    }

    boolean isBlank() {
        return what == null;
    }

    /** The number of blocks first, as a space orders its variables. */
    public List<VaryingThing> things() {
        var things = new ArrayList<VaryingThing>();
        for (int i = 0; what != null && i < what.length; i++) {
            things.add(new VaryingThing(what[i], at(blocks, i), at(values, i)));
        }
        things.sort(Comparator.comparing(thing -> !thing.what().equals(Kind.BLOCKS.notation())));
        return things;
    }

    SpaceForm with(VaryingThing thing) {
        List<VaryingThing> more = things();
        more.add(thing);
        return of(network, more);
    }

    SpaceForm without(int place) {
        List<VaryingThing> fewer = things();
        if (place >= 0 && place < fewer.size()) {
            fewer.remove(place);
        }
        return of(network, fewer);
    }

    static String at(String @Nullable [] texts, int place) {
        return texts != null && place < texts.length ? texts[place].strip() : "";
    }
}
