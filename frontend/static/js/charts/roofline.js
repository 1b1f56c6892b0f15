// Layers under the roof of a device: MACs per element against MACs per second, both logarithmic.

import {axisStyle, chart, tooltipStyle} from "app/charts/echarts.js";
import {count, milliseconds, significant} from "app/figures.js";

/** Below this the legend and the axis' name stand under each other. */
const NARROW = 380;

export function rooflinePlot(host, {onRead}) {
    const drawn = chart(host);
    let listening = false;

    return {
        async show(data) {
            await drawn.show((c) => option(data, c, host.clientWidth < NARROW));
            if (listening || !drawn.instance) return;
            listening = true;
            drawn.instance.on("mouseover", (event) => {
                if (event.data?.row !== undefined) onRead(event.data.row);
            });
            drawn.instance.on("globalout", () => onRead(-1));
        },
        svg: drawn.svg,
        point(row) {
            if (!drawn.instance || host.matches(":hover")) return;
            drawn.instance.dispatchAction({type: "downplay", seriesIndex: [1, 2]});
            if (row >= 0) drawn.instance.dispatchAction({type: "highlight", seriesIndex: [1, 2], name: String(row)});
        },
    };
}

function option({layers, peak, bandwidth, elementBytes, ridge, hardware}, c, narrow) {
    const dots = layers.map((row, at) => ({
        name: String(at), row: at, value: [row.moc, row.macs / (row.milliseconds / 1e3)], bound: row.bound,
    })).filter(({value}) => value[0] > 0 && value[1] > 0);
    const mocs = dots.map(({value}) => value[0]);
    const least = Math.min(1, ...mocs) / 1.5;
    const most = Math.max(ridge, ...mocs) * 2;
    const roof = [[least, least * bandwidth / elementBytes], [ridge, peak], [most, peak]];
    const axis = (name) => ({
        ...axisStyle(c), type: "log", name, nameTextStyle: {color: c["ink-3"], fontSize: 11},
        axisLabel: {color: c["ink-3"], fontSize: 11, formatter: (v) => (v >= 1 ? count(v) : significant(v))},
    });
    const series = (bound, name, shade) => ({
        type: "scatter", name, symbolSize: 8, data: dots.filter((dot) => dot.bound === bound),
        itemStyle: {color: shade, opacity: 0.75}, emphasis: {itemStyle: {color: c.ink, opacity: 1}, scale: 1.6},
    });
    return {
        grid: {left: 64, right: 18, top: narrow ? 54 : 34, bottom: 40},
        legend: {top: 0, right: 8, itemWidth: 10, itemHeight: 10, textStyle: {color: c["ink-2"], fontSize: 11}, data: ["waits for memory", "waits for arithmetic"]},
        tooltip: {
            ...tooltipStyle(c), trigger: "item",
            formatter: ({data, seriesName}) => {
                const row = layers[data?.row];
                return row ? `<b>${row.name}</b><br>${seriesName}<br>MoC ${significant(row.moc)} MACs per element<br>${count(data.value[1])} MACs/s, ${milliseconds(row.milliseconds)}` : hardware;
            },
        },
        xAxis: {...axis("MACs per element"), nameLocation: "middle", nameGap: 24, min: least, max: most},
        yAxis: {...axis("MACs per second"), nameLocation: "end", nameTextStyle: {color: c["ink-3"], fontSize: 11, align: "left", padding: [0, 0, 0, -56]}},
        series: [
            {type: "line", name: hardware, data: roof, symbol: "none", lineStyle: {color: c["ink-3"], width: 1.5}, silent: true,
                markLine: {silent: true, symbol: "none", label: {color: c["ink-3"], fontSize: 11, formatter: `MoC line ${significant(ridge)}`, position: "insideEndTop"}, lineStyle: {color: c["ink-3"], type: "dashed"}, data: [{xAxis: ridge}]}},
            series("memory", "waits for memory", c["series-2"]),
            series("compute", "waits for arithmetic", c["series-1"]),
        ],
    };
}
