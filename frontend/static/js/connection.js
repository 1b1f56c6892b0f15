// Pages that keep themselves fresh say so when they no longer can: what they show is then what was known, and when.

const BLIP = 3000;
// A stream beats every 5 s; two missed beats are no chance.
const SILENCE = 12_000;

export function startConnection(banner) {
    let heard = new Date();
    let waiting = 0;
    let silence = 0;

    function well() {
        heard = new Date();
        clearTimeout(waiting);
        waiting = 0;
        if (!banner.firstChild) return;
        banner.replaceChildren();
        delete document.body.dataset.stale;
    }

    /** A stream that falls silent, yet does not end, has a server that hangs. */
    function beaten() {
        well();
        clearTimeout(silence);
        silence = setTimeout(tell, SILENCE);
    }

    /** One missed answer is a blip; the next ones are not. */
    function lost() {
        waiting ||= setTimeout(tell, BLIP);
    }

    function tell() {
        const at = heard.toLocaleTimeString("en-GB", {hour: "2-digit", minute: "2-digit", second: "2-digit"});
        document.body.dataset.stale = "";
        banner.replaceChildren(Object.assign(document.createElement("p"), {textContent: `Not connected. This is what was known at ${at}; trying again …`}));
    }

    for (const event of ["htmx:sendError", "htmx:timeout", "htmx:sseError"]) document.addEventListener(event, lost);
    document.addEventListener("htmx:responseError", (event) => (event.detail.xhr.status >= 500 ? lost() : well()));
    document.addEventListener("htmx:sseOpen", ({detail: {source}}) => {
        beaten();
        source.addEventListener("beat", beaten);
        // The server then says what is left to see: the form to log in, or nothing.
        source.addEventListener("withdrawn", () => location.reload());
    });
    document.addEventListener("htmx:sseMessage", beaten);
    for (const event of ["htmx:sseClose", "htmx:sseError"]) document.addEventListener(event, () => clearTimeout(silence));
    document.addEventListener("htmx:afterOnLoad", well);
    // Who was logged out meanwhile is led to the form, not shown it inside a table.
    document.addEventListener("htmx:beforeSwap", (event) => {
        if (new URL(event.detail.xhr.responseURL).pathname !== "/login") return;
        event.detail.shouldSwap = false;
        location.reload();
    });
}
