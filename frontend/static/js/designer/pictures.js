// Asks the server for pictures: at once when none is under way; otherwise the newest question waits and takes the place
// of those before it, so that sliding shows a picture as often as the server can draw one.

import {isLoggedOut, post} from "app/post.js";

const PATIENCE = 10_000;

export function pictures({onPicture, onRefusal}) {
    let flying = false;
    let next = null;
    let asked = "";

    return async function ask(network, baseline, expect) {
        // Letting a slider go asks once more for what its last move asked for.
        const question = JSON.stringify([network, baseline, expect]);
        if (question === asked) return;
        asked = question;
        next = {network, baseline, expect};
        if (flying) return;
        flying = true;
        try {
            while (next) {
                const question = next;
                next = null;
                const show = await answer(question);
                // A refusal that was overtaken would only flicker.
                if (show && (!next || show.drawn)) show();
            }
        } finally {
            flying = false;
        }
    };

    async function answer({network, baseline, expect}) {
        try {
            const response = await post("/designer/picture", {network: JSON.stringify(network), baseline, expect}, PATIENCE);
            const html = await response.text();
            if (response.status === 422) return () => onRefusal(html);
            if (isLoggedOut(response)) return failed("You are logged out.", "Reload the page to log in again; the address holds the design.");
            if (!response.ok) return failed("The server could not draw this.", "The next change tries again.");
            return Object.assign(() => onPicture(new DOMParser().parseFromString(html, "text/html")), {drawn: true});
        } catch {
            return failed("The server does not answer.", "The next change tries again.");
        }
    }

    function failed(what, then) {
        asked = "";
        return () => onRefusal(`<div class="notice bad" role="alert"><h2>${what}</h2><p>${then}</p></div>`);
    }
}
