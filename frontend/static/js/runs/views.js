// Saved views: Ctrl+S saves what is shown, under a new name where it has none yet; a view's link is copied by a press.

import {copy} from "app/copy.js";

export function startViews() {
    document.addEventListener("keydown", (event) => {
        const isSave = event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
        if (!isSave || document.querySelector("dialog[open]")) return;
        const button = document.getElementById("save-changes") ?? document.getElementById("save-view-open");
        if (!button) return;
        event.preventDefault();
        button.click();
    });
    document.addEventListener("click", ({target}) => {
        const button = target.closest("[data-copy-link]");
        if (button) copy(button.dataset.copyLink, button);
    });
}
