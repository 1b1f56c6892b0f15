// What is marked in a table stays marked while the table keeps itself fresh.

/** @param id of the table's part that the server renews; `renewed(part)` hears of each time */
export function keepChosen(id, renewed = () => {}) {
    const chosen = new Set();
    document.addEventListener("change", ({target}) => {
        if (!target.matches?.(".chooser")) return;
        if (target.checked) chosen.add(target.value);
        else chosen.delete(target.value);
    });
    document.addEventListener("htmx:afterSwap", () => {
        const part = document.getElementById(id);
        if (!part) return;
        for (const box of part.querySelectorAll(".chooser")) box.checked = chosen.has(box.value);
        renewed(part);
    });
}
