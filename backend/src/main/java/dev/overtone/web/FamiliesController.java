package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** One block of each family side by side: whom its layers read, and how long their outputs live. */
@Controller
class FamiliesController {

    @Requires(Right.LOGIN)
    @GetMapping("/families")
    String open(@ModelAttribute FamiliesForm form, Model model) {
        model.addAttribute("page", FamiliesPage.of(form));
        return "families/page";
    }
}
