// What may be done with what is selected.

import {copy} from "app/copy.js";
import {figure} from "app/search/words.js";
import {grouped} from "app/figures.js";

const MOST_MEASURED = 50;
const MOST_COPIED = 200;
const MOST_TOLD = 5;

export function startSelected({model, selection}) {
    const $ = (id) => document.getElementById(id);
    const {about} = model;

    $("selected-clear").addEventListener("click", () => selection.replace([]));
    $("selected-copy").addEventListener("click", async ({currentTarget}) => {
        const query = new URLSearchParams(selection.numbers().slice(0, MOST_COPIED).map((number) => ["trial", number]));
        const answer = await fetch(`/searches/${about.id}/networks.json?${query}`);
        if (answer.ok) copy(JSON.stringify(await answer.json(), null, 2), currentTarget);
    });

    function show() {
        const numbers = selection.numbers().filter((number) => model.trials.has(number));
        $("selection").hidden = numbers.length === 0;
        if (numbers.length === 0) return;
        const [first] = numbers;
        $("selection-count").textContent = numbers.length === 1 ? "1 network" : `${grouped(numbers.length)} networks`;
        $("selected-open").href = `/searches/${about.id}/trials/${first}/design`;
        $("selected-open").hidden = numbers.length > 1;
        const form = $("selected-measure");
        if (form) {
            form.querySelector("button").disabled = numbers.length > MOST_MEASURED;
            for (const input of form.querySelectorAll("[name=candidate]")) input.remove();
            for (const number of numbers.slice(0, MOST_MEASURED)) form.append(Object.assign(document.createElement("input"), {type: "hidden", name: "candidate", value: model.trials.get(number).candidate}));
        }
        $("selected-copy").disabled = numbers.length > MOST_COPIED;
        $("selection-words").replaceChildren(...numbers.slice(0, MOST_TOLD).map((number) => line(model.trials.get(number))));
        if (numbers.length > MOST_TOLD) $("selection-words").append(`and ${grouped(numbers.length - MOST_TOLD)} more`);
    }

    function line(trial) {
        const text = document.createElement("span");
        text.className = "best";
        text.textContent = `Trial ${trial.number}: ${about.metrics.map((metric, i) => `${metric.label} ${figure(metric, trial.figures[i])}`).join(" · ")}`;
        return text;
    }

    selection.onChange(show);
    return {show};
}
