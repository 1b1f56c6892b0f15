// "All blocks": the design that its percentages are of.

import {field, showPosition} from "app/designer/controls.js";

export function startScale(form, network) {
    let anchor = network;

    return {
        get anchor() {
            return anchor;
        },
        /** Percentages are of this design from now on, so they stand at 100. */
        from(network) {
            anchor = network;
            for (const name of ["growthRate", "depth"]) field(form, `scale.${name}`)?.setAttribute("value", "100");
            for (const input of form.querySelectorAll("[data-scale] input")) {
                input.value = 100;
                if (input.type === "range") showPosition(input);
            }
        },
    };
}
