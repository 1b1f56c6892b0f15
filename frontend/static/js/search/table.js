// The table of trials: a page of rows at a time, in any order; its rows are walked with j and k and marked with x.

import {figure, interval} from "app/search/words.js";
import {grouped} from "app/figures.js";
import {said, say} from "app/search/address.js";

const SIZE = 50;

export function startTable(table, {model, selection}) {
    const {about} = model;
    const $ = (id) => document.getElementById(id);
    const shown = $("trials-show");
    const sorted = {by: said("sort") ?? "number", descending: said("order") === "desc"};
    let page = Math.max(0, Number(said("page") ?? 1) - 1);
    if ([...shown.options].some(({value}) => value === said("show"))) shown.value = said("show");

    const columns = [
        {id: "number", label: "Trial", n: true, key: ({number}) => number},
        {id: "state", label: "State", key: ({state}) => state},
        ...about.metrics.map((metric, i) => ({id: metric.notation, label: metric.label, n: true, key: ({figures}) => figures[i], text: (trial) => figure(metric, trial.figures[i]), title: (trial) => `${trial.figures[i] ?? ""}${interval(metric, trial)}`})),
        ...about.dimensions.map(({label, values}, i) => ({id: `v${i}`, label, n: true, key: ({choices}) => choices[i], text: ({choices}) => values[choices[i]]})),
    ];
    table.tHead.replaceChildren(head());

    table.tHead.addEventListener("click", ({target}) => {
        const button = target.closest("[data-sort]");
        if (!button) return;
        const by = button.dataset.sort;
        Object.assign(sorted, {by, descending: sorted.by === by && !sorted.descending});
        page = 0;
        say({sort: by, order: sorted.descending ? "desc" : null, page: null});
        table.tHead.replaceChildren(head());
        show();
        table.tHead.querySelector(`[data-sort="${CSS.escape(by)}"]`).focus();
    });
    table.tBodies[0].addEventListener("change", ({target}) => {
        if (target.matches(".chooser")) selection.toggle(Number(target.value));
    });
    shown.addEventListener("change", () => turn(0, {show: shown.value === "all" ? null : shown.value}));
    $("trials-before").addEventListener("click", () => turn(page - 1));
    $("trials-next").addEventListener("click", () => turn(page + 1));

    function turn(to, more = {}) {
        page = to;
        say({page: to ? to + 1 : null, ...more});
        show();
    }

    function rows() {
        const front = new Set(model.front().map(({number}) => number));
        const keeps = {all: () => true, front: ({number}) => front.has(number), selected: ({number}) => selection.has(number)}[shown.value] ?? (({state}) => state === shown.value);
        const {key} = columns.find(({id}) => id === sorted.by) ?? columns[0];
        const sign = sorted.descending ? -1 : 1;
        const kept = [...model.trials.values()].filter(keeps);
        // What has no figure stands last, whichever way the others go.
        kept.sort((a, b) => {
            const [one, other] = [key(a), key(b)];
            if (one === null || other === null) return (one === null) - (other === null) || a.number - b.number;
            return sign * (one < other ? -1 : one > other ? 1 : 0) || a.number - b.number;
        });
        return {kept, front};
    }

    function show() {
        const {kept, front} = rows();
        page = Math.min(page, Math.max(0, Math.ceil(kept.length / SIZE) - 1));
        const from = page * SIZE;
        const focused = document.activeElement?.closest?.("#trials-table tbody") ? document.activeElement.id : null;
        table.tBodies[0].replaceChildren(...kept.slice(from, from + SIZE).map((trial) => row(trial, front.has(trial.number))));
        if (focused) $(focused)?.focus({preventScroll: true});
        $("trials-count").textContent = `${grouped(kept.length)} of ${grouped(model.trials.size)}`;
        $("trials-page").textContent = kept.length === 0 ? "nothing to show" : `${grouped(from + 1)} to ${grouped(Math.min(from + SIZE, kept.length))}`;
        $("trials-before").disabled = page === 0;
        $("trials-next").disabled = from + SIZE >= kept.length;
    }

    function head() {
        const line = document.createElement("tr");
        const mark = cell("th", "");
        mark.innerHTML = '<span class="visually-hidden">Mark</span>';
        line.append(mark, ...columns.map(({id, label, n}) => {
            const th = cell("th", "");
            th.scope = "col";
            if (n) th.className = "n";
            if (sorted.by === id) th.setAttribute("aria-sort", sorted.descending ? "descending" : "ascending");
            const button = Object.assign(document.createElement("button"), {className: "sort", type: "button", textContent: label});
            button.dataset.sort = id;
            th.append(button);
            return th;
        }));
        return line;
    }

    function row(trial, onFront) {
        const line = document.createElement("tr");
        line.classList.toggle("lit", selection.has(trial.number));
        const box = Object.assign(document.createElement("input"), {type: "checkbox", className: "chooser", value: trial.number, checked: selection.has(trial.number), id: `choose-${trial.number}`});
        box.setAttribute("aria-label", `Select trial ${trial.number}`);
        const mark = cell("td", "");
        mark.append(box);
        const name = cell("th", "");
        name.scope = "row";
        name.className = "n";
        const link = Object.assign(document.createElement("a"), {id: `trial-${trial.number}`, href: `/searches/${about.id}/trials/${trial.number}`, textContent: trial.number});
        link.dataset.opensRow = "";
        name.append(link);
        line.append(mark, name, cell("td", `${WORDS[trial.state]}${onFront ? ", front" : ""}`), ...columns.slice(2).map(({text, title}) => {
            const td = cell("td", text(trial));
            td.className = "n";
            if (title) td.title = title(trial);
            return td;
        }));
        return line;
    }

    return {show};
}

const WORDS = {waiting: "waiting", valued: "has figures", infeasible: "breaks a bound", failed: "failed"};

const cell = (name, text) => Object.assign(document.createElement(name), {textContent: text});
