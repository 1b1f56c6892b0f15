package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the jump palette offers for the letters typed so far. */
@Controller
class JumpController {

    private static final int MOST_OF_A_KIND = 6;

    private final List<Destinations> all;

    JumpController(List<Destinations> all) {
        this.all = all;
    }

    /** Those of one kind; never empty. */
    record Group(String kind, List<Destination> places) {}

    @Requires(Right.LOGIN)
    @GetMapping("/jump")
    String find(@RequestParam @Nullable String q, Model model) {
        String text = SearchText.of(q);
        List<Group> groups = all.stream()
                .map(destinations -> new Group(destinations.kind(), destinations.find(text, MOST_OF_A_KIND)))
                .filter(group -> !group.places().isEmpty())
                .toList();
        model.addAttribute("groups", groups);
        return "fragments/palette :: groups";
    }
}
