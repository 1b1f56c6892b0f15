// "Fit a budget": the largest value within bounds, and the design that has it.

import {ask} from "app/costs/asking.js";
import {clearProblems, showProblems} from "app/designer/problems.js";

/** `network()` is the design, `question()` what is asked of which device, `onUse(network, what)` takes the answer over. */
export function startBudget({opener, dialog, network, question, device, onUse}) {
    const form = dialog.querySelector("form");
    const found = form.querySelector("[data-found]");
    const refused = form.querySelector("[data-refused]");
    const use = form.querySelector("[data-use]");
    const {largest, block} = form.elements;

    opener.addEventListener("click", () => {
        forget();
        const {family, blocks} = network();
        form.querySelector("[data-only]").hidden = family !== "hardnet";
        if (family !== "hardnet" && largest.value === "multiplier") largest.value = "growthRate";
        block.length = 1;
        blocks.forEach((_, i) => block.add(new Option(`block ${i + 1}`, String(i))));
        form.querySelector("[data-device]").textContent = device();
        offerBlocks();
        dialog.showModal();
    });
    form.addEventListener("input", forget);
    largest.addEventListener("change", offerBlocks);
    dialog.addEventListener("click", (event) => {
        if (event.target.closest("[data-close]")) dialog.close();
    });
    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        const button = form.querySelector("[type=submit]");
        button.disabled = true;
        const answer = await ask("/budget", network(), asked());
        button.disabled = false;
        forget();
        if (answer.refused) return showProblems(form, refused, answer.html);
        found.innerHTML = answer.html;
        use.hidden = !found.querySelector("[data-network]");
        if (!use.hidden) use.focus();
    });
    use.addEventListener("click", () => {
        const chosen = largest.selectedOptions[0].text;
        onUse(JSON.parse(found.querySelector("[data-network]").dataset.network), `largest ${chosen} within a budget`);
        dialog.close();
    });

    function offerBlocks() {
        const ofBlocks = largest.value === "growthRate" || largest.value === "depth";
        block.disabled = !ofBlocks;
        if (!ofBlocks) block.value = "";
    }

    function asked() {
        const budget = {};
        for (const input of form.querySelectorAll("[data-metric]")) {
            if (input.value !== "") budget[input.dataset.metric] = input.valueAsNumber * Number(input.dataset.scale);
        }
        return {...question(), largest: largest.value, ...(block.value === "" ? {} : {block: Number(block.value)}), budget};
    }

    function forget() {
        found.replaceChildren();
        use.hidden = true;
        clearProblems(form, refused);
    }
}
