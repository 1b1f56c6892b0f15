// Walking the rows of tables that lead somewhere: the focus is on the row's link, so that Enter opens it. A table that
// the server refreshes keeps its place, because the links keep their ids.

export function startRows() {
    let at = {id: null, index: -1};

    const links = () => [...document.querySelectorAll("[data-rows] tr a[data-opens-row]")].filter((link) => link.checkVisibility());

    function move(step) {
        const all = links();
        if (all.length === 0) return false;
        const here = all.findIndex((link) => link.id === at.id);
        // A row that has gone leaves its place to the one that came there.
        const next = here >= 0 ? here + step : at.index < 0 ? 0 : step > 0 ? at.index : at.index - 1;
        const index = Math.min(Math.max(next, 0), all.length - 1);
        all[index].focus({preventScroll: true});
        all[index].closest("tr").scrollIntoView({block: "nearest"});
        return true;
    }

    function mark() {
        for (const row of document.querySelectorAll("[data-rows] tr[aria-current]")) row.removeAttribute("aria-current");
        if (at.id) document.getElementById(at.id)?.closest("tr").setAttribute("aria-current", "true");
    }

    document.addEventListener("focusin", (event) => {
        if (!event.target.matches?.("[data-rows] a[data-opens-row]")) return;
        at = {id: event.target.id, index: links().indexOf(event.target)};
        mark();
    });
    document.addEventListener("htmx:load", mark);

    /** Marks the row, where rows can be marked. */
    function choose() {
        const box = document.activeElement?.closest?.("[data-rows] tr")?.querySelector(".chooser:not(:disabled)");
        box?.click();
        return Boolean(box);
    }

    return {move, choose, choosable: () => document.querySelector("[data-rows] .chooser") !== null, any: () => links().length > 0};
}
