// What every page has.

import {startCopyButtons} from "app/copy.js";
import {startConnection} from "app/connection.js";
import {startExactCopying} from "app/exact.js";
import {startKeys} from "app/keys.js";
import {startThemeSwitch} from "app/theme.js";

startThemeSwitch(document.querySelector("[data-theme-switch]"));
startCopyButtons();
startExactCopying();
startConnection(document.getElementById("connection"));
startKeys();
startPersonMenu(document.getElementById("person-menu"));
localTimes(document);
// On a phone the places are a strip that scrolls.
document.querySelector("#places [aria-current]")?.scrollIntoView({block: "nearest", inline: "nearest"});
document.addEventListener("htmx:load", (event) => localTimes(event.target));

// A long name shows two of its lines until somebody wants it whole.
document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-unfold]");
    if (!button) return;
    const isFolded = document.getElementById(button.dataset.unfold).classList.toggle("folded");
    button.setAttribute("aria-expanded", String(!isFolded));
    button.textContent = isFolded ? "Whole name" : "Less of it";
});

// A form that starts work is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-once]")) return;
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "yes";
});
addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("[data-sent]")) delete form.dataset.sent;
});

/** Times arrive in UTC and are shown in the reader's zone. */
function localTimes(root) {
    const format = new Intl.DateTimeFormat("en-GB", {dateStyle: "medium", timeStyle: "short"});
    for (const time of root.querySelectorAll?.("time[datetime]") ?? []) {
        const at = new Date(time.dateTime);
        time.title = time.dateTime;
        time.textContent = format.format(at);
    }
}

/** Opens without a script; closes with Escape, and when somebody goes elsewhere. */
function startPersonMenu(menu) {
    if (!menu) return;
    menu.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !menu.open) return;
        menu.open = false;
        menu.firstElementChild.focus();
    });
    document.addEventListener("pointerdown", (event) => {
        if (!menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("focusout", (event) => {
        if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
}
