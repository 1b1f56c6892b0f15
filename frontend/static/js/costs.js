// What a network would cost on a device: the switches of "what if", the figures, the plots and the waterfall.

import {memoryCurve} from "app/charts/memory.js";
import {rooflinePlot} from "app/charts/roofline.js";
import {ask} from "app/costs/asking.js";
import {startSystolic} from "app/costs/systolic.js";
import {createWaterfall} from "app/costs/waterfall.js";
import {createWhatIf} from "app/costs/what-if.js";
import {clearProblems, showProblems} from "app/designer/problems.js";
import {addExport} from "app/export/menu.js";

const $ = (id) => document.getElementById(id);
const AFTER_THE_HAND_RESTS = 150;

/** `onRead(row)` hears which layer is looked at; `onChange()` that the address is another. */
export function startCosts({onRead, onChange}) {
    const problems = $("costs-problems");
    const answer = $("costs-answer");
    const waterfall = createWaterfall($("waterfall"), {onRead});
    const roofline = rooflinePlot($("roofline-chart"), {onRead});
    const memory = memoryCurve($("memory-chart"));
    const systolic = startSystolic($("systolic"));
    const whatIf = createWhatIf($("what-if"), () => {
        onChange();
        request();
    });
    let network = null;
    let data = null;
    let asked = 0;
    let waiting = 0;

    addExport($("roofline-head"), "the roofline", {svg: () => roofline.svg(title("Roofline")), name: () => `${data?.name}-roofline`});
    addExport($("memory-head"), "the curve", {svg: () => memory.svg(title("Activation memory")), name: () => `${data?.name}-memory`});

    async function request() {
        const turn = ++asked;
        const {html, refused} = await ask("/costs", network, whatIf.question());
        if (turn !== asked) return;
        answer.classList.toggle("outdated", refused);
        if (refused) return showProblems($("what-if"), problems, html);
        clearProblems($("what-if"), problems);
        answer.innerHTML = html;
        data = JSON.parse($("costs-data").textContent);
        waterfall.show(data);
        roofline.show(data);
        memory.show(data);
    }

    function title(what) {
        return `${what} of ${data?.name} on ${data?.hardware}`;
    }

    return {
        whatIf,
        /** The switches in an address. */
        inAddress: whatIf.inAddress,
        of(next) {
            network = next;
            clearTimeout(waiting);
            waiting = setTimeout(() => {
                request();
                systolic.of(network);
            }, AFTER_THE_HAND_RESTS);
        },
        light: waterfall.light,
        point: roofline.point,
    };
}
