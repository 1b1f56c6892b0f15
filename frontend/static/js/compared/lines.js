// The runs as lines through the figures that somebody chose; at first through those in which they differ.

import {figure} from "app/search/words.js";
import {lookOf} from "app/charts/looks.js";
import {parallelLines} from "app/charts/parallel.js";
import {said, say} from "app/search/address.js";

const MOST_AXES = 12;
const OF_ANY = ["macs", "cio", "p50", "p90", "p99", "peakMemoryBytes"];

export function startLines(host, {data, selection, isLit}) {
    const named = new Map(data.axes.map((axis) => [axis.name, axis]));
    const usual = data.axes.filter(({first}) => first).map(({name}) => name);
    const menu = document.getElementById("axes");
    let chosen = (said("axes") ?? "").split(",").filter((name) => named.has(name));
    if (chosen.length < 2) chosen = usual.length >= 2 ? usual : OF_ANY.filter((name) => named.has(name));

    const chart = parallelLines(host, {
        axes: () => chosen.map((name) => ({label: named.get(name).label, written: (value) => figure(named.get(name), value)})),
        things: () => data.runs.map((_, at) => at),
        valueOn: (at, i) => named.get(chosen[i]).values[at],
        series: (c, row) => [{
            type: "parallel", silent: true, inactiveOpacity: 0.15, activeOpacity: 1,
            data: data.runs.map((_, at) => {
                const look = lookOf(at);
                return {value: row(at), lineStyle: {color: look.colour, type: look.dash, width: 2, opacity: isLit(at) ? 0.9 : 0.15}};
            }),
        }],
        hasSelection: () => selection.size > 0,
        select: (runs) => selection.replace(runs.map((at) => at + 1)),
        onMarks: (any) => { document.getElementById("unbrush").hidden = !any; },
    });

    menu.append(...data.axes.map(({name, label}) => {
        const box = Object.assign(document.createElement("input"), {type: "checkbox", value: name, checked: chosen.includes(name)});
        const choice = Object.assign(document.createElement("label"), {className: "check"});
        choice.append(box, Object.assign(document.createElement("span"), {textContent: label}));
        return choice;
    }));
    bound();
    menu.addEventListener("change", () => {
        chosen = [...menu.querySelectorAll(":checked")].map(({value}) => value);
        bound();
        say({axes: chosen.join(",") === usual.join(",") ? null : chosen.join(",")});
        clear();
        chart.show();
    });
    document.getElementById("unbrush").addEventListener("click", clear);
    chart.show();

    /** Fewer than two are no coordinates, and more than a dozen nobody can read. */
    function bound() {
        for (const box of menu.querySelectorAll("input")) box.disabled = box.checked ? chosen.length <= 2 : chosen.length >= MOST_AXES;
    }

    function clear() {
        chart.clear();
        selection.replace([]);
    }

    return {show: chart.show, svg: chart.svg, clear: chart.clear};
}
