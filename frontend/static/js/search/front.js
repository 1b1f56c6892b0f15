// The chart of the front: every network by two figures. Ten thousand are drawn as a few series, not as so many things.

import {axisStyle, chart, tooltipStyle} from "app/charts/echarts.js";
import {axisName, figure, told} from "app/search/words.js";
import {coloursOf} from "app/search/colours.js";

/** More bars than this hide what they belong to; then only those of the front and of the selection are drawn. */
const MOST_BARS = 200;
const LARGE = 2000;

/** `view()` is what is to be shown: `{x, y, colour, dominated, infeasible, until}`. */
export function startFront(host, {model, selection, view}) {
    const drawn = chart(host);
    let listening = false;

    async function show() {
        await drawn.show((c) => option(model, selection, view(), c));
        if (listening || !drawn.instance) return;
        listening = true;
        drawn.instance.on("click", ({data}) => {
            if (numberOf(data)) selection.toggle(numberOf(data));
        });
    }
    return {show, svg: drawn.svg};
}

/** The trial of a point; lines and bars have none. */
const numberOf = (data) => (data?.value ?? data)?.[2];

function option(model, selection, {x, y, colour, dominated, infeasible, until}, c) {
    const {about} = model;
    const networks = model.networks.slice(0, until);
    const front = model.front(until);
    const knee = about.objectives.length > 1 ? model.knee(front) : null;
    const onFront = new Set(front);
    const at = (network) => [network.figures[x], network.figures[y], network.number];
    const beaten = networks.filter((network) => !onFront.has(network));
    const last = networks.at(-1)?.told ?? 0;
    const broken = [...model.trials.values()].filter(({state, told: place, figures}) => state === "infeasible" && figures[x] !== null && figures[y] !== null
        && (until >= model.networks.length || place <= last));
    const hues = colour === null ? null : coloursOf(about.dimensions[colour].values);
    const hue = (network) => (hues ? hues[network.choices[colour]] : c.accent);
    const chosen = [...networks, ...broken].filter(({number}) => selection.has(number));
    return {
        grid: {left: 70, right: 32, top: 36, bottom: 48},
        tooltip: {...tooltipStyle(c), trigger: "item", formatter: ({data}) => (numberOf(data) ? told(about, model.trials.get(numberOf(data))) : "")},
        xAxis: axis(about.metrics[x], c, {nameLocation: "middle", nameGap: 28}),
        yAxis: axis(about.metrics[y], c, {nameLocation: "end", nameGap: 12, nameTextStyle: {align: "left", padding: [0, 0, 0, -56], color: c["ink-2"], fontSize: 11, fontWeight: 600}}),
        series: [
            ...(infeasible ? [points("break a bound", broken.map(at), {color: "transparent", borderColor: c["ink-3"], borderWidth: 1}, 7, 1)] : []),
            ...(dominated ? groups(beaten, colour, hues, about).map(([name, own, fill]) => points(name, own.map(at), {color: fill ?? c["ink-3"], opacity: fill ? 0.75 : 0.45}, 6, 2)) : []),
            stairs(front, x, y, about, c),
            bars(onBars(networks, front, chosen), x, y, about, c),
            {...points("front", [], {}, 10, 4), large: false, data: front.map((network) => ({value: at(network), itemStyle: {color: hue(network)}}))},
            ...(knee ? [{
                ...points("knee", [at(knee)], {color: "transparent", borderColor: c.ink, borderWidth: 1.5}, 17, 5), large: false,
                label: {show: true, formatter: "knee", position: about.objectives.some(({column, most}) => column === y && !most) ? "bottom" : "top", color: c.ink, fontSize: 11, fontWeight: 600},
            }] : []),
            {...points("selected", chosen.map(at), {color: "transparent", borderColor: c.warn, borderWidth: 2.5}, 14, 6), large: false, silent: true},
        ],
    };
}

const axis = (metric, c, more) => ({
    ...axisStyle(c), type: "value", scale: true, name: axisName(metric), nameTextStyle: {color: c["ink-2"], fontSize: 11, fontWeight: 600},
    axisLabel: {color: c["ink-3"], fontSize: 11, hideOverlap: true, formatter: (value) => (value === 0 ? "0" : figure(metric, value))}, ...more,
});

const points = (name, data, itemStyle, symbolSize, z) => ({
    type: "scatter", name, data, itemStyle, symbolSize, z, large: data.length > LARGE, largeThreshold: LARGE, cursor: "pointer", emphasis: {scale: false},
});

function groups(beaten, colour, hues, about) {
    if (!hues) return [["beaten", beaten, null]];
    return about.dimensions[colour].values.map((value, i) => [value, beaten.filter(({choices}) => choices[colour] === i), hues[i]]);
}

/** The line through the front, where the axes are its objectives. */
function stairs(front, x, y, about, c) {
    const aims = about.objectives;
    const own = aims.length === 2 && aims.every(({column}) => column === x || column === y);
    return {
        type: "line", name: "front line", silent: true, symbol: "none", z: 3, lineStyle: {color: c.accent, width: 1, opacity: 0.6},
        data: own ? [...front].sort((a, b) => a.figures[x] - b.figures[x]).map(({figures}) => [figures[x], figures[y]]) : [],
    };
}

const onBars = (networks, front, chosen) => (networks.length <= MOST_BARS ? networks : [...new Set([...front, ...chosen])]);

/** 95 % intervals of a measured latency. */
function bars(networks, x, y, about, c) {
    const across = about.metrics[x].measured;
    const shown = across || about.metrics[y].measured ? networks.filter(({low, high}) => low !== null && high !== null) : [];
    return {
        type: "custom", name: "intervals", silent: true, z: 2,
        data: shown.map(({figures, low, high}) => (across ? [low, figures[y], high, figures[y]] : [figures[x], low, figures[x], high])),
        renderItem: (_, api) => {
            const [x1, y1] = api.coord([api.value(0), api.value(1)]);
            const [x2, y2] = api.coord([api.value(2), api.value(3)]);
            return {type: "line", shape: {x1, y1, x2, y2}, style: {stroke: c["ink-2"], lineWidth: 1}};
        },
    };
}
