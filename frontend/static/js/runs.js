// The table of runs: its address says what it shows, also while somebody types into the filter; what is marked stays
// marked while the table keeps itself fresh.

const chosen = new Set();

document.addEventListener("change", ({target}) => {
    if (!target.matches?.(".chooser")) return;
    if (target.checked) chosen.add(target.value);
    else chosen.delete(target.value);
});

document.addEventListener("htmx:afterSwap", () => {
    const table = document.getElementById("runs-table");
    if (!table) return;
    history.replaceState(null, "", table.dataset.address);
    for (const box of table.querySelectorAll(".chooser")) box.checked = chosen.has(box.value);
});
