// The runs by any two of their figures. What is measured is drawn of the baseline's kind alone.

import {beside, pointAxes} from "app/charts/points.js";
import {chart, tooltipStyle} from "app/charts/echarts.js";
import {axisName, figure} from "app/search/words.js";
import {lookOf} from "app/charts/looks.js";
import {say} from "app/search/address.js";

export function startPlot(host, {data, selection, isLit}) {
    const $ = (id) => document.getElementById(id);
    const drawn = chart(host);
    const axis = (id) => data.axes.find(({name}) => name === $(id).value);
    let listening = false;

    $("plot-form").addEventListener("submit", (event) => event.preventDefault());
    $("plot-form").addEventListener("change", () => {
        say({x: $("x").value, y: $("y").value, logx: $("logx").checked ? "true" : null, logy: $("logy").checked ? "true" : null});
        show();
    });
    show();

    async function show() {
        const asked = {x: axis("x"), y: axis("y"), logx: $("logx").checked, logy: $("logy").checked};
        const {points, words} = chosen(data, asked);
        $("plot-note").textContent = words;
        await drawn.show((c) => option(data, points, asked, isLit, c));
        if (listening || !drawn.instance) return;
        listening = true;
        drawn.instance.on("click", ({data: point}) => {
            if (point?.at !== undefined) selection.toggle(point.at + 1);
        });
    }

    return {show, svg: drawn.svg};
}

/** What can be drawn, and in words what cannot. */
function chosen(data, {x, y, logx, logy}) {
    const measured = x.measured || y.measured;
    const left = {kind: [], missing: [], log: []};
    const points = data.runs.flatMap(({letter, kind}, at) => {
        const value = [x.values[at], y.values[at]];
        if (value.includes(null)) return (measured && !kind ? left.kind : left.missing).push(letter) && [];
        if ((logx && value[0] <= 0) || (logy && value[1] <= 0)) return left.log.push(letter) && [];
        return [{at, value}];
    });
    const words = [
        left.kind.length ? `Of another kind than the baseline, or without a latency, and so not drawn: ${left.kind.join(", ")}.` : "",
        left.missing.length ? `Without one of these figures: ${left.missing.join(", ")}.` : "",
        left.log.length ? `At zero or below, where a logarithmic axis has no place: ${left.log.join(", ")}.` : "",
        points.length ? "Press a point to let its run stand out." : "No run has both figures; choose others.",
    ];
    return {points, words: words.filter(Boolean).join(" ")};
}

function option(data, points, {x, y, logx, logy}, isLit, c) {
    const named = (of, log, i) => ({name: axisName(of), log, values: points.length ? points.map(({value}) => value[i]) : [1], written: (value) => figure(of, value), fromZero: false});
    return {
        grid: {left: 64, right: 40, top: 36, bottom: 48},
        tooltip: {...tooltipStyle(c), trigger: "item", formatter: ({data: {at, value}}) => `<b>${data.runs[at].letter}</b><br>${axisName(x)}: <b>${figure(x, value[0])}</b><br>${axisName(y)}: <b>${figure(y, value[1])}</b>`},
        ...pointAxes({x: named(x, logx, 0), y: named(y, logy, 1)}, c),
        series: [{
            type: "scatter", symbolSize: 12, cursor: "pointer",
            ...beside(c, ({data: {at}}) => `${data.runs[at].letter}${data.runs[at].baseline ? ", baseline" : ""}`),
            data: points.map(({at, value}) => {
                const look = lookOf(at);
                return {at, value, symbol: look.symbol, itemStyle: {color: look.colour, opacity: isLit(at) ? 1 : 0.2}};
            }),
        }],
    };
}
