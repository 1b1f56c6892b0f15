// Numbers leave the page without their formatting: 4246114304, not 4.246 G.

const ROWS = "tr, dt, dd, p, li, h1, h2, h3, div";

/** A selection with numbers in it is copied with their exact values; rows of a table as lines, its cells with tabs between. */
export function startExactCopying() {
    document.addEventListener("copy", (event) => {
        const selection = getSelection();
        if (!selection || selection.isCollapsed || event.target.closest?.("input, textarea")) return;
        const holder = document.createElement("div");
        for (let i = 0; i < selection.rangeCount; i++) holder.append(selection.getRangeAt(i).cloneContents());
        if (!holder.querySelector("data[value]")) return;
        event.clipboardData.setData("text/plain", plain(holder));
        event.preventDefault();
    });
}

function plain(holder) {
    for (const unseen of holder.querySelectorAll("script, template, svg")) unseen.remove();
    for (const number of holder.querySelectorAll("data[value]")) number.textContent = number.value;
    const lines = holder.querySelectorAll("td, th").length ? tableLines(holder) : textLines(holder);
    return lines.filter((line) => line !== "").join("\n");
}

function tableLines(holder) {
    const rows = holder.querySelectorAll("tr");
    const lineOf = (row) => [...row.querySelectorAll("td, th")].map((cell) => oneLine(cell.textContent)).join("\t");
    return rows.length ? [...rows].map(lineOf) : [lineOf(holder)];
}

function textLines(holder) {
    for (const row of holder.querySelectorAll(ROWS)) row.append("\n");
    // White space of the page's source is no line; only the ends of rows are.
    const marked = [];
    const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) marked.push(walker.currentNode.data === "\n" ? "\n" : walker.currentNode.data.replace(/\s+/g, " "));
    return marked.join("").split("\n").map(oneLine);
}

const oneLine = (text) => text.replace(/\s+/g, " ").trim();
