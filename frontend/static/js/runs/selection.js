// Which runs are marked: kept while the table is turned, ordered, filtered and refreshed; shown in the bar below it.

import {grouped} from "app/figures.js";

const MOST_COMPARED = 20;

export function startSelection() {
    const marked = new Set();
    /** Every run that the filter matches, shown or not. */
    let isAll = false;
    let last = null;

    const boxes = () => [...document.querySelectorAll("#runs-table .chooser")];
    const form = () => document.getElementById("selected");
    const matching = () => Number(document.getElementById("runs-table").dataset.count);

    function mark(box, on) {
        if (on) marked.add(box.value);
        else marked.delete(box.value);
    }

    /** The box and those between it and the one before. */
    function reach(box) {
        const all = boxes();
        const from = all.findIndex(({value}) => value === last);
        const to = all.indexOf(box);
        if (from < 0) return [box];
        return all.slice(Math.min(from, to), Math.max(from, to) + 1);
    }

    function choose(box, on, isRange) {
        isAll = false;
        for (const one of isRange ? reach(box) : [box]) mark(one, on);
        last = box.value;
        show();
    }

    function clear() {
        isAll = false;
        marked.clear();
        show();
    }

    function show() {
        const all = boxes();
        for (const box of all) {
            box.checked = isAll || marked.has(box.value);
            box.closest("tr").classList.toggle("lit", box.checked);
        }
        const here = all.filter(({checked}) => checked).length;
        const page = document.getElementById("choose-page");
        if (page) {
            page.checked = all.length > 0 && here === all.length;
            page.indeterminate = here > 0 && here < all.length;
        }
        bar(all, here);
    }

    function bar(all, here) {
        const count = isAll ? matching() : marked.size;
        const bar = form();
        bar.classList.toggle("some", count > 0);
        bar.querySelector("[data-marked]").textContent = count === 1 ? "1 run marked" : `${grouped(count)} runs marked`;
        bar.elements.all.value = isAll ? "true" : "";
        const elsewhere = count - here;
        bar.querySelector("[data-elsewhere]").textContent = elsewhere > 0 && !isAll ? `${grouped(elsewhere)} of them not on this page` : "";
        const offer = bar.querySelector("[data-mark-all]");
        const isMore = matching() > all.length;
        offer.hidden = isAll || !isMore || here < all.length || all.length === 0;
        offer.textContent = `Mark all ${grouped(matching())} that match`;
        const compare = bar.querySelector("#compare-chosen");
        compare.disabled = count < 2 || count > MOST_COMPARED;
        compare.title = compare.disabled ? `2 to ${MOST_COMPARED} runs are compared; marked: ${grouped(count)}` : "";
        for (const button of bar.querySelectorAll("[data-touches]")) button.setAttribute("aria-label", `${button.dataset.touches} ${count === 1 ? "1 run" : `${grouped(count)} runs`}`);
    }

    document.addEventListener("click", (event) => {
        const {target} = event;
        if (target.matches("#runs-table .chooser")) choose(target, target.checked, event.shiftKey);
        else if (target.id === "choose-page") {
            isAll = false;
            for (const box of boxes()) mark(box, target.checked);
            show();
        } else if (target.closest("[data-mark-none]")) clear();
        else if (target.closest("[data-mark-all]")) {
            isAll = true;
            show();
        }
    });
    // Shift + x marks up to the row that has the focus.
    document.addEventListener("keydown", (event) => {
        if (event.key !== "X" || !event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
        const box = document.activeElement?.closest?.("#runs-table tr")?.querySelector(".chooser");
        if (!box) return;
        event.preventDefault();
        choose(box, true, true);
    });
    document.addEventListener("keydown", (event) => {
        // Enter in a field of the bar presses the button beside it, not the bar's first.
        if (event.key !== "Enter" || !event.target.matches?.("#selected .bulk-field input, #selected .bulk-field select")) return;
        event.preventDefault();
        event.target.closest(".bulk-field").querySelector("button").click();
    });
    // Those on other pages have no box that goes along.
    document.addEventListener("formdata", ({target, formData}) => {
        if (target.id !== "selected") return;
        const sent = new Set(formData.getAll("run"));
        formData.delete("run");
        if (isAll) return;
        for (const id of new Set([...sent, ...marked])) formData.append("run", id);
    });

    return {show, clear};
}
