// The filter: a combobox whose choices come from the server, which knows the grammar, the columns and the values. Rows
// follow the typing wherever it can be read; what cannot be read is told when somebody means it.

import {addressWith} from "app/runs/address.js";
import {newestAnswer} from "app/keys/newest.js";
import {recentFilters, remember} from "app/runs/recent.js";

const HAND_RESTS = 120;
const HAND_STOPS = 400;

export function startFilter(view) {
    const field = document.getElementById("runs-filter");
    const list = document.getElementById("filter-list");
    const ask = newestAnswer();
    let resting = 0;
    let stopping = 0;
    /** Whether the last step in the history is this typing, which goes on in it. */
    let isStep = false;

    const options = () => [...list.querySelectorAll('[role="option"]')];
    const selected = () => list.querySelector('[aria-selected="true"]');

    function type() {
        clearTimeout(resting);
        clearTimeout(stopping);
        resting = setTimeout(suggest, HAND_RESTS);
        stopping = setTimeout(follow, HAND_STOPS);
    }

    function follow() {
        if (field.value.trim() === (new URLSearchParams(location.search).get("filter") ?? "")) return;
        view.go(addressWith({filter: field.value.trim()}), isStep ? "replace" : "push", (next) => {
            const isRead = !next.querySelector("[data-refused]");
            isStep ||= isRead;
            return isRead;
        });
    }

    /** Enter means it: an error is told now, and the filter is remembered. */
    function commit() {
        clearTimeout(resting);
        clearTimeout(stopping);
        close();
        const meant = field.value.trim();
        view.go(addressWith({filter: meant}), isStep ? "replace" : "push", (next) => {
            if (!next.querySelector("[data-refused]")) remember(meant);
            return true;
        });
        isStep = false;
    }

    async function suggest() {
        const answer = await ask(`/runs/suggestions?${new URLSearchParams({filter: field.value, caret: field.selectionStart})}`);
        if (answer === null || document.activeElement !== field) return;
        const found = document.createElement("template");
        found.innerHTML = answer.html ?? "";
        list.replaceChildren(...(field.value.trim() === "" ? [recent()].filter(Boolean) : []), found.content);
        for (const [i, option] of options().entries()) option.id = `filter-option-${i}`;
        if (options().length) open();
        else close();
    }

    function recent() {
        const filters = recentFilters();
        if (filters.length === 0) return null;
        const group = Object.assign(document.createElement("div"), {role: "group", ariaLabel: "Recent"});
        group.append(Object.assign(document.createElement("div"), {className: "palette-kind", textContent: "Recent", ariaHidden: "true"}));
        for (const filter of filters) {
            const option = Object.assign(document.createElement("div"), {className: "palette-option", role: "option", ariaSelected: "false"});
            Object.assign(option.dataset, {text: filter, from: 0, to: 0, whole: ""});
            option.append(Object.assign(document.createElement("span"), {className: "palette-name mono", textContent: filter}));
            group.append(option);
        }
        return group;
    }

    function open() {
        list.hidden = false;
        field.setAttribute("aria-expanded", "true");
    }

    function close() {
        list.hidden = true;
        list.replaceChildren();
        field.setAttribute("aria-expanded", "false");
        field.removeAttribute("aria-activedescendant");
    }

    function select(option) {
        selected()?.setAttribute("aria-selected", "false");
        if (!option) return void field.removeAttribute("aria-activedescendant");
        option.setAttribute("aria-selected", "true");
        field.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({block: "nearest"});
    }

    function step(by) {
        const all = options();
        if (all.length === 0) return void suggest();
        const at = all.indexOf(selected());
        select(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length]);
    }

    function accept(option) {
        const {text, from, to, whole} = option.dataset;
        field.setRangeText(text, Number(from), Number(to), "end");
        if (whole !== undefined) return commit();
        close();
        type();
        clearTimeout(resting);
        suggest();
    }

    field.addEventListener("input", type);
    field.addEventListener("focus", () => { isStep = false; });
    field.addEventListener("click", () => { if (list.hidden) suggest(); });
    field.addEventListener("blur", close);
    field.addEventListener("keydown", (event) => {
        if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
        const option = selected();
        const does = {
            ArrowDown: () => step(1),
            ArrowUp: () => step(-1),
            Enter: () => (option ? accept(option) : commit()),
            Tab: !event.shiftKey && option && (() => accept(option)),
            Escape: !list.hidden && close,
        }[event.key];
        if (!does) return;
        event.preventDefault();
        event.stopPropagation();
        does();
    });
    // The field keeps the focus while a choice is pressed.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
        const option = event.target.closest('[role="option"]');
        if (option) accept(option);
    });
    field.form.addEventListener("submit", (event) => {
        event.preventDefault();
        commit();
    });
    document.addEventListener("click", ({target}) => {
        const begin = target.closest("[data-filter-begin]");
        if (!begin) return;
        field.value = [field.value.trim(), `${begin.dataset.filterBegin} `].filter(Boolean).join(" AND ");
        field.focus();
        field.setSelectionRange(field.value.length, field.value.length);
        suggest();
    });

    return {begin(column) {
        const before = field.value.trim();
        field.value = `${before ? `${before} AND ` : ""}${column} `;
        field.focus();
        field.setSelectionRange(field.value.length, field.value.length);
        suggest();
    }};
}
