// The layer table: sorted by a click on a head, and in step with the drawing and the bars.

export function startLayerTable(table, {onRead}) {
    let sorted = {column: -1, ascending: true};

    const body = () => table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];

    heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => {
        const same = sorted.column === column;
        const figures = head.classList.contains("n");
        if (same && sorted.ascending === figures) sorted = {column: -1, ascending: true};
        else sorted = {column, ascending: same ? !sorted.ascending : !figures};
        sort();
    }));

    function sort() {
        heads.forEach((head, column) => {
            if (column === sorted.column) head.setAttribute("aria-sort", sorted.ascending ? "ascending" : "descending");
            else head.removeAttribute("aria-sort");
        });
        const rows = [...body().rows];
        const key = (row) => {
            if (sorted.column < 0) return Number(row.dataset.row);
            const cell = row.cells[sorted.column];
            return cell.dataset.sort === undefined ? cell.textContent : Number(cell.dataset.sort);
        };
        const compare = (a, b) => (typeof a === "string" ? a.localeCompare(b, "en", {numeric: true}) : a - b);
        rows.sort((a, b) => (sorted.ascending ? 1 : -1) * compare(key(a), key(b)));
        body().append(...rows);
    }

    table.addEventListener("pointerover", (event) => {
        const row = event.target.closest("tbody tr");
        if (row) onRead(Number(row.dataset.row));
    });
    table.addEventListener("pointerleave", () => onRead(-1));

    return {
        replaced() {
            if (sorted.column >= 0) sort();
        },
        /** Lights the rows that `wanted` says; scrolls to the first when asked. */
        light(wanted, scroll = false) {
            let first = null;
            for (const row of body().rows) {
                const lit = wanted(row);
                row.classList.toggle("lit", lit);
                if (lit) first ??= row;
            }
            if (scroll && first) first.scrollIntoView({block: "nearest"});
        },
    };
}
