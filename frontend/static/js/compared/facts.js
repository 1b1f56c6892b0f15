// The table of facts by hand: from cell to cell with the arrows, from difference to difference with n and p; Enter copies
// a cell, x lets its run stand out, b makes its run the baseline.

import {copy} from "app/copy.js";
import {say} from "app/search/address.js";
import {singleKeysAct} from "app/keys/manners.js";

export function startFacts(panel, {selection}) {
    const table = panel.querySelector("table");
    const lines = [...table.querySelectorAll("tbody tr[data-fact]")].map((row) => ({row, cells: [...row.querySelectorAll("td")]}));
    let here = {line: 0, column: 0};

    table.setAttribute("role", "grid");
    for (const {cells} of lines) for (const cell of cells) cell.tabIndex = -1;
    startOnly(panel, () => go(nearest(here.line, 1) ?? nearest(here.line, -1) ?? 0, here.column, false));
    for (const [id, by] of [["next-difference", 1], ["previous-difference", -1]]) {
        const button = panel.querySelector(`#${id}`);
        button.hidden = false;
        button.addEventListener("click", () => difference(by));
    }
    go(0, 0, false);

    const isShown = (line) => lines[line]?.row.checkVisibility();

    /** The first line from here on that can be seen. */
    function nearest(line, by) {
        for (let at = line; at >= 0 && at < lines.length; at += by) if (isShown(at)) return at;
        return null;
    }

    function go(line, column, withFocus = true) {
        lines[here.line].cells[here.column].tabIndex = -1;
        here = {line, column};
        const cell = lines[line].cells[column];
        cell.tabIndex = 0;
        if (!withFocus) return;
        cell.focus({preventScroll: true});
        cell.scrollIntoView({block: "nearest", inline: "nearest"});
    }

    /** To the next line in which the runs differ; from the last one to the first. */
    function difference(by) {
        const differing = lines.map(({row}, i) => (row.classList.contains("differs") ? i : -1)).filter((i) => i >= 0);
        if (differing.length === 0) return;
        const began = table.contains(document.activeElement) || table.dataset.walked;
        table.dataset.walked = "yes";
        const next = by > 0 ? differing.find((i) => i > here.line || (!began && i >= here.line)) : differing.findLast((i) => i < here.line);
        go(next ?? (by > 0 ? differing[0] : differing.at(-1)), here.column);
    }

    table.addEventListener("focusin", ({target}) => {
        const cell = target.closest("td");
        const line = lines.findIndex(({row}) => row === cell?.parentElement);
        if (line >= 0) go(line, lines[line].cells.indexOf(cell), false);
    });
    table.addEventListener("click", ({target}) => target.closest("td[data-exact]")?.focus());
    table.addEventListener("keydown", (event) => {
        if (!event.target.matches("td") || event.ctrlKey || event.metaKey || event.altKey) return;
        if (acted(event.key)) event.preventDefault();
    });

    function acted(key) {
        const last = lines[here.line].cells.length - 1;
        const moves = {
            ArrowRight: () => go(here.line, Math.min(last, here.column + 1)),
            ArrowLeft: () => go(here.line, Math.max(0, here.column - 1)),
            ArrowDown: () => go(nearest(here.line + 1, 1) ?? here.line, here.column),
            ArrowUp: () => go(nearest(here.line - 1, -1) ?? here.line, here.column),
            Home: () => go(here.line, 0),
            End: () => go(here.line, last),
            Enter: copyCell,
            ...(singleKeysAct() ? {x: () => selection.toggle(here.column + 1), b: makeBaseline} : {}),
        };
        moves[key]?.();
        return key in moves;
    }

    function copyCell() {
        const {exact} = lines[here.line].cells[here.column].dataset;
        copy(exact);
        document.getElementById("said").textContent = exact ? `Copied ${exact}` : "There is nothing to copy";
    }

    const makeBaseline = () => document.getElementById(`base-${here.column}`)?.click();
}

/** Facts that all share come and go without the page being asked for again. */
function startOnly(panel, changed) {
    const links = panel.querySelectorAll("#facts-shown a");
    const note = panel.querySelector("#facts-hidden");
    panel.querySelector("#facts-shown").addEventListener("click", (event) => {
        const link = event.target.closest("a");
        if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        const only = link.id === "facts-only";
        for (const each of links) {
            if (each === link) each.setAttribute("aria-current", "true");
            else each.removeAttribute("aria-current");
        }
        if (only) panel.dataset.only = "true";
        else delete panel.dataset.only;
        note.textContent = only ? `${note.dataset.same} that all share are hidden` : "";
        say({only: only ? "true" : null});
        for (const own of panel.querySelectorAll(".menu :is([data-copy-from], [download])")) {
            const attribute = own.matches("a") ? "href" : "data-copy-from";
            const address = new URL(own.getAttribute(attribute), location.href);
            if (only) address.searchParams.set("only", "true");
            else address.searchParams.delete("only");
            own.setAttribute(attribute, address.pathname + address.search);
        }
        changed();
    });
}
