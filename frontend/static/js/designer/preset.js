// Which preset a design is, or was last: shown in "Start from", and what "Reset" leads back to.

import {presetOf} from "app/designer/design.js";

export function startPreset({select, reset, presets, usual, network, onReset}) {
    let last = presetOf(network, presets) ?? usual;
    reset.textContent = `Reset to ${last}`;
    reset.addEventListener("click", () => onReset(presets[last], `reset to ${last}`, last));

    return {
        show(network) {
            const preset = presetOf(network, presets);
            if (preset) last = preset;
            select.value = preset ?? "";
            reset.disabled = preset !== undefined;
            reset.textContent = `Reset to ${last}`;
        },
    };
}
