// The runs of a group, fetched when it is unfolded; without this the same link leads to a table of them.

const LINKS = "#runs-table a[data-members]";

export function startMembers() {
    document.addEventListener("click", (event) => {
        const link = event.target.closest?.(LINKS);
        if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        const isOpen = link.getAttribute("aria-expanded") === "true";
        link.setAttribute("aria-expanded", String(!isOpen));
        if (isOpen) for (const row of members(link)) row.remove();
        else fetchMembers(link);
    });
    keepOpen();
}

/** A table that keeps itself fresh comes with its groups folded: what was open shows what it showed, then what is new. */
function keepOpen() {
    const open = new Map();
    document.addEventListener("htmx:beforeSwap", (event) => {
        if (event.detail.target.id !== "runs-table") return;
        open.clear();
        for (const link of document.querySelectorAll(`${LINKS}[aria-expanded="true"]`)) open.set(link.dataset.members, members(link));
    });
    document.addEventListener("htmx:afterSwap", () => {
        if (open.size === 0) return;
        const kept = new Map(open);
        open.clear();
        for (const link of document.querySelectorAll(LINKS)) {
            const rows = kept.get(link.dataset.members);
            if (!rows) continue;
            link.setAttribute("aria-expanded", "true");
            link.closest("tbody").append(...rows);
            fetchMembers(link, rows);
        }
    });
}

/** In the place of those that are there already. */
async function fetchMembers(link, before = []) {
    await htmx.ajax("GET", link.dataset.members, {target: link.closest("tbody"), swap: "beforeend"});
    for (const row of before) row.remove();
}

function members(link) {
    return [...link.closest("tbody").querySelectorAll("tr.member")];
}
