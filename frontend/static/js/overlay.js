// Fronts over each other, and the published networks beside them.

import {addExport} from "app/export/menu.js";
import {axisStyle, chart, tooltipStyle} from "app/charts/echarts.js";
import {axisName, figure} from "app/search/words.js";
import {coloursOf} from "app/search/colours.js";

const SYMBOLS = ["circle", "triangle", "rect", "diamond", "pin", "arrow"];
const host = document.getElementById("overlay-chart");
const data = JSON.parse(document.getElementById("overlay-data").textContent);
const drawn = chart(host);

drawn.show((c) => option(c)).then(() => drawn.instance?.on("click", ({data: point}) => {
    if (point?.address) location.assign(point.address);
}));
addExport(document.getElementById("overlay-exports"), "the fronts", {svg: () => drawn.svg("Fronts over each other"), name: () => "fronts"});

/** Below this the searches stand under each other above the chart. */
const NARROW = 560;

function option(c) {
    const narrow = host.clientWidth < NARROW;
    const all = [...data.fronts, ...data.presets].flatMap(({points}) => points.map(([across]) => across));
    const middle = (Math.min(...all) + Math.max(...all)) / 2;
    const hues = coloursOf(data.fronts);
    const name = {color: c["ink-2"], fontSize: 11, fontWeight: 600};
    const axis = (of, more) => ({
        ...axisStyle(c), type: "value", scale: true, name: axisName(of), nameTextStyle: name,
        axisLabel: {color: c["ink-3"], fontSize: 11, hideOverlap: true, formatter: (value) => (value === 0 ? "0" : figure(of, value))}, ...more,
    });
    return {
        legend: {top: 0, left: 8, ...(narrow ? {orient: "vertical"} : {type: "scroll"}), itemWidth: 14, textStyle: {color: c.ink, fontSize: 12, width: narrow ? host.clientWidth - 60 : 220, overflow: "truncate"}, data: data.fronts.map(({name: title}, i) => ({name: labelled(title, i), icon: SYMBOLS[i]}))},
        grid: {left: 70, right: 40, top: narrow ? 44 + 22 * data.fronts.length : 60, bottom: 48},
        tooltip: {...tooltipStyle(c), trigger: "item", formatter: ({data: point}) => (point?.value ? `${axisName(data.x)}: <b>${figure(data.x, point.value[0])}</b><br>${axisName(data.y)}: <b>${figure(data.y, point.value[1])}</b>` : "")},
        xAxis: axis(data.x, {nameLocation: "middle", nameGap: 28}),
        yAxis: axis(data.y, {nameLocation: "end", nameGap: 12, nameTextStyle: {...name, align: "left", padding: [0, 0, 0, -56]}}),
        series: [
            ...data.fronts.map(({name: title, points, address}, i) => ({
                type: "line", name: labelled(title, i), symbol: SYMBOLS[i], symbolSize: 8, showAllSymbol: true, color: hues[i], lineStyle: {width: 1.5, opacity: 0.7}, cursor: "pointer",
                data: points.map((value, place) => ({value, address: address[place]})).sort((a, b) => a.value[0] - b.value[0]),
            })),
            {
                type: "scatter", name: "published", symbol: "diamond", symbolSize: 11, itemStyle: {color: c.ink}, cursor: "pointer", z: 5,
                label: {show: true, position: "right", color: c["ink-2"], fontSize: 11, formatter: ({data: point}) => point.preset}, labelLayout: {hideOverlap: true},
                data: data.presets.map(({name: preset, points: [value], address: [address]}) => ({value, preset, address, label: {position: value[0] > middle ? "left" : "right"}})),
            },
        ],
    };
}

/** Two searches may have one title. */
const labelled = (title, i) => `${i + 1}. ${title}`;
