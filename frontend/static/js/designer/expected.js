// What the design is expected to take in a context of one's choice; the answer to every move brings it along.

import {post} from "app/post.js";

const PATIENCE = 10_000;
const SOON = 500;
const LATEST = 16_000;

/** `network()` is the design as it stands; `onChange()` hears that the address is another. */
export function startExpected({select, network, onChange}) {
    const usual = select?.options[0].value ?? "";
    let asked = 0;
    let waiting = 0;
    let pause = SOON;

    select?.addEventListener("change", () => {
        onChange();
        ask();
    });
    comeBack();

    async function ask() {
        const turn = ++asked;
        try {
            const response = await post("/designer/expected", {network: JSON.stringify(network()), expect: chosen()}, PATIENCE);
            if (turn !== asked || !response.ok || response.redirected) return;
            show(new DOMParser().parseFromString(await response.text(), "text/html"));
        } catch {
            // The next move asks again.
        }
    }

    function show(answer) {
        asked++;
        document.getElementById("expected").replaceWith(answer.getElementById("expected"));
        comeBack();
    }

    /** A fit is made beside the requests; who asked first comes back for it, later and later if it is long in coming. */
    function comeBack() {
        clearTimeout(waiting);
        const learning = "learning" in document.getElementById("expected").dataset;
        if (learning) waiting = setTimeout(ask, pause);
        pause = learning ? Math.min(LATEST, 2 * pause) : SOON;
    }

    const chosen = () => select?.value ?? "";

    return {
        chosen,
        show,
        inAddress: (url) => (chosen() === usual ? url : `${url}${url.includes("?") ? "&" : "?"}${new URLSearchParams({expect: chosen()})}`),
    };
}
