// Saving a design under a name, and remembering what it was made from: a preset, or a network that is kept.

import {isLoggedOut} from "app/post.js";

const $ = (id) => document.getElementById(id);
const PATIENCE = 10_000;

/** The run that the form for measuring was filled in from. */
const clone = new URLSearchParams(location.search).get("clone");

/** The address of a design with its origin, so that a reload or a shared link still knows it. */
export function withOrigin(url) {
    const from = $("made-from").value;
    const whole = from && /[?&]network=/.test(url) ? `${url}&from=${encodeURIComponent(from)}` : url;
    return clone ? `${whole}${whole.includes("?") ? "&" : "?"}clone=${encodeURIComponent(clone)}` : whole;
}

/** What the design was made from: what is sent, and how it is called. */
export const origin = {
    get present() {
        const {value, dataset} = $("made-from");
        return {notation: value, label: dataset.label};
    },
    set present({notation, label}) {
        $("made-from").value = notation;
        $("made-from").dataset.label = label;
    },
};

/** `onSaved()` hears that what follows is made from the kept design. */
export function startSave({onSaved}) {
    const dialog = $("save");
    const form = dialog.querySelector("form");
    const saved = dialog.querySelector("[data-saved]");
    const refused = form.querySelector("[data-refused]");

    $("save-open").addEventListener("click", () => {
        form.elements.network.value = $("measured-network").value;
        const {notation, label} = origin.present;
        form.elements.madeFrom.value = notation;
        form.elements.title.placeholder = $("design-name").textContent;
        form.querySelector("[data-origin]").hidden = notation === "";
        form.querySelector("[data-origin-label]").textContent = label;
        show(true);
        dialog.showModal();
    });
    // Until here a press would have been lost.
    $("save-open").disabled = false;
    dialog.addEventListener("click", (event) => {
        if (event.target.closest("[data-close]")) dialog.close();
    });
    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        const button = form.querySelector(".primary");
        button.disabled = true;
        try {
            await send();
        } catch {
            refuse("The server does not answer.");
        } finally {
            button.disabled = false;
        }
    });

    async function send() {
        const response = await fetch(form.action, {
            method: "POST", body: new URLSearchParams(new FormData(form)), signal: AbortSignal.timeout(PATIENCE),
        });
        if (isLoggedOut(response)) return refuse("You are logged out. Reload the page; the address holds the design.");
        if (response.status !== 201 && response.status !== 422) return refuse("The server could not save this.");
        const html = await response.text();
        if (response.status === 422) {
            refused.innerHTML = html;
            return;
        }
        saved.innerHTML = html;
        show(false);
        const link = saved.querySelector("[data-fingerprint]");
        origin.present = {notation: link.dataset.fingerprint, label: link.textContent};
        onSaved();
        form.reset();
        saved.querySelector(".primary").focus();
    }

    function show(asking) {
        form.hidden = !asking;
        saved.hidden = asking;
        refused.replaceChildren();
    }

    function refuse(why) {
        const notice = Object.assign(document.createElement("p"), {className: "notice bad", textContent: why});
        notice.setAttribute("role", "alert");
        refused.replaceChildren(notice);
    }
}
