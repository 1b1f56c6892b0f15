// What the charts show: fields of the page whose values are in its address.

import {grouped} from "app/figures.js";
import {said, say} from "app/search/address.js";

/** Calls `changed` when somebody chose otherwise. */
export function startView(model, changed) {
    const $ = (id) => document.getElementById(id);
    const {about} = model;
    const column = (notation) => about.metrics.findIndex((metric) => metric.notation === notation);
    const [first, second = about.metrics.findIndex((_, i) => i !== about.objectives[0].column)] = about.objectives.map((aim) => aim.column);
    const notation = (i) => about.metrics[Math.max(0, i)].notation;

    choose($("axis-x"), "x", notation(first));
    choose($("axis-y"), "y", notation(second));
    choose($("colour"), "colour", "");
    choose($("slice-metric"), "figure", notation(first));
    check($("dominated"), "beaten");
    check($("infeasible"), "broken");
    const until = $("until");
    let following = said("until") === null;

    until.addEventListener("input", () => {
        following = Number(until.value) === Number(until.max);
        say({until: following ? null : until.value});
        tellUntil();
        changed();
    });

    function choose(select, name, usual) {
        select.value = usual;
        if ([...select.options].some(({value}) => value === said(name))) select.value = said(name);
        select.addEventListener("change", () => {
            say({[name]: select.value === usual ? null : select.value});
            changed();
        });
    }

    function check(box, name) {
        box.checked = said(name) !== "no";
        box.addEventListener("change", () => {
            say({[name]: box.checked ? null : "no"});
            changed();
        });
    }

    function tellUntil() {
        $("until-words").textContent = following ? "all networks" : `${grouped(Number(until.value))} of ${grouped(Number(until.max))} networks`;
        until.style.setProperty("--at", `${(100 * (until.value - 1)) / Math.max(1, until.max - 1)}%`);
    }

    return {
        /** Follows the newest network unless somebody looks at an earlier one. */
        refresh() {
            const most = Math.max(1, model.networks.length);
            const wanted = following ? most : Math.min(most, Number(said("until")) || most);
            until.max = most;
            until.value = wanted;
            tellUntil();
        },
        now: () => ({
            x: column($("axis-x").value), y: column($("axis-y").value), slice: column($("slice-metric").value),
            colour: $("colour").value === "" ? null : Number($("colour").value),
            dominated: $("dominated").checked, infeasible: $("infeasible").checked,
            until: following ? model.networks.length : Number(until.value),
        }),
    };
}
