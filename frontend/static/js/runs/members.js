// The runs of a group, fetched when it is unfolded; without this the same link leads to a table of them.

export function startMembers() {
    document.addEventListener("click", async (event) => {
        const link = event.target.closest?.("#runs-table a[data-members]");
        if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        const body = link.closest("tbody");
        const isOpen = link.getAttribute("aria-expanded") === "true";
        link.setAttribute("aria-expanded", String(!isOpen));
        if (isOpen) {
            for (const row of body.querySelectorAll("tr.member")) row.remove();
            return;
        }
        await htmx.ajax("GET", link.dataset.members, {target: body, swap: "beforeend"});
    });
}
