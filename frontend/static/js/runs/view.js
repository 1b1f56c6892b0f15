// Every view of the table has an address. What leads from one to the next is a link or a form and works as such; here the
// parts of the page that differ are exchanged instead of the page, and Back and Forward undo and redo.

import {post} from "app/post.js";

const PATIENCE = 15_000;

/** @param renewed() hears that parts of the page were exchanged */
export function startView({renewed}) {
    const page = document.getElementById("main");
    let asking = null;

    /**
     * @param how "push" for a step that Back takes back, "replace" for one that goes on with the last step
     * @param accepted(next) says of an answer whether it may be shown
     */
    async function go(address, how = "push", accepted = () => true) {
        const answer = await ask(() => fetch(address, {signal: signal()}));
        if (answer === null) return;
        // What cannot be fetched can still be loaded, and the browser says what is wrong.
        if (answer.trouble) return void location.assign(address);
        if (!accepted(answer.next)) return;
        const isStep = how === "push" && new URL(address, location).href !== location.href;
        if (isStep) history.pushState(null, "", address);
        else if (how !== "stay") history.replaceState(null, "", address);
        show(answer.next);
    }

    /** Sends a form that changes something; what comes back is the page as it then is. */
    async function send(form, submitter) {
        const fields = new FormData(form, submitter);
        const answer = await ask(() => post(form.getAttribute("action"), fields, PATIENCE));
        if (answer === null) return;
        if (answer.elsewhere) return void location.assign(answer.elsewhere);
        if (answer.trouble) return void tell(answer.trouble);
        history.replaceState(null, "", `/runs${answer.address.search}`);
        show(answer.next);
    }

    function signal() {
        asking = new AbortController();
        return AbortSignal.any([asking.signal, AbortSignal.timeout(PATIENCE)]);
    }

    /** @returns null for what a newer question has overtaken */
    async function ask(question) {
        asking?.abort();
        asking = null;
        page.ariaBusy = "true";
        const asked = question();
        const mine = asking;
        try {
            const response = await asked;
            const address = new URL(response.url);
            if (address.pathname === "/login" || response.status === 403) {
                location.reload();
                return null;
            }
            const next = new DOMParser().parseFromString(await response.text(), "text/html");
            if (mine !== asking) return null;
            if (next.getElementById("runs-table")) return {next, address};
            return {elsewhere: response.redirected && response.ok ? address : null, trouble: next.querySelector("h1")?.textContent ?? "The server could not do this."};
        } catch {
            return mine === asking ? {trouble: "The server does not answer."} : null;
        } finally {
            if (mine === asking) page.ariaBusy = "false";
        }
    }

    function show(next) {
        const focused = document.activeElement?.id;
        const across = document.querySelector("#runs-table .table-scroll")?.scrollLeft ?? 0;
        document.title = next.title;
        for (const part of document.querySelectorAll("[data-part]")) {
            const other = next.getElementById(part.id);
            if (!other) continue;
            const fresh = document.importNode(other, true);
            part.replaceWith(fresh);
            htmx.process(fresh);
            htmx.trigger(fresh, "htmx:load");
        }
        const field = document.getElementById("runs-filter");
        if (document.activeElement !== field) field.value = next.getElementById("runs-filter").value;
        const region = document.querySelector("#runs-table .table-scroll");
        if (region) region.scrollLeft = across;
        if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus({preventScroll: true});
        renewed();
    }

    function tell(trouble) {
        document.getElementById("runs-trouble").textContent = trouble;
    }

    page.addEventListener("click", (event) => {
        const link = event.target.closest("a[data-view]");
        if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.altKey) return;
        // Shift opens windows elsewhere; on a column it orders by this one too.
        if (event.shiftKey && !link.dataset.also) return;
        event.preventDefault();
        link.closest("details.menu")?.removeAttribute("open");
        go(event.shiftKey ? link.dataset.also : link.getAttribute("href"));
    });
    page.addEventListener("submit", (event) => {
        const form = event.target;
        if (event.defaultPrevented || !form.matches("form[data-view]")) return;
        event.preventDefault();
        form.closest("dialog")?.close();
        if (form.method === "post") send(form, event.submitter);
        else go(`${form.getAttribute("action")}?${new URLSearchParams(new FormData(form, event.submitter))}`);
    });
    addEventListener("popstate", () => go(location.href, "stay"));

    return {go, show, tell};
}
