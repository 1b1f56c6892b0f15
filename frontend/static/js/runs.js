// The table of runs: its address says what it shows, also while somebody types into the filter.

document.addEventListener("htmx:afterSwap", () => {
    const table = document.getElementById("runs-table");
    if (table) history.replaceState(null, "", table.dataset.address);
});
