// A systolic array: asked only while its piece of the page is open.

import {ask} from "app/costs/asking.js";
import {clearProblems, showProblems} from "app/designer/problems.js";

export function startSystolic(piece) {
    const form = piece.querySelector("form");
    const problems = piece.querySelector("#systolic-problems");
    const answer = piece.querySelector("#systolic-answer");
    let network = null;
    let asked = 0;

    piece.addEventListener("toggle", request);
    form.addEventListener("change", request);
    form.addEventListener("submit", (event) => event.preventDefault());

    async function request() {
        if (!piece.open || !network) return;
        const turn = ++asked;
        const {html, refused} = await ask("/systolic", network, {systolic: question()});
        if (turn !== asked) return;
        answer.classList.toggle("outdated", refused);
        if (refused) return showProblems(form, problems, html);
        clearProblems(form, problems);
        answer.innerHTML = html;
    }

    function question() {
        const {rows, columns, dataflow, ifmapKilobytes, filterKilobytes, ofmapKilobytes} = form.elements;
        const sram = Object.fromEntries([ifmapKilobytes, filterKilobytes, ofmapKilobytes].map(({name, valueAsNumber}) => [name, valueAsNumber]));
        return {rows: rows.valueAsNumber, columns: columns.valueAsNumber, dataflow: dataflow.value, sram};
    }

    return {
        of(next) {
            network = next;
            request();
        },
    };
}
