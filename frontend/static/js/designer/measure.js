// The form that asks for a run: says in one line what it will do.

export function startMeasure(section) {
    const form = section.querySelector("form");
    const details = section.querySelector("details");
    const summary = section.querySelector("#measure-summary");

    const tell = () => {
        const device = form.elements.device.selectedOptions[0];
        const threads = form.elements.threads.value || "1";
        summary.textContent = [
            device.dataset.short ?? "Any device",
            `batch ${form.elements.batchSize.value || "1"}`,
            `${threads} ${threads === "1" ? "thread" : "threads"}`,
            ...(form.elements.runtime.selectedIndex > 0 ? [form.elements.runtime.value] : []),
            form.elements.protocol.value,
            ...(form.elements.counters.checked ? ["counters"] : []),
        ].join(" · ");
        for (const words of form.querySelectorAll("#counters-hint [data-device]")) {
            words.hidden = device.value !== "" && words.dataset.device !== device.value;
        }
    };
    form.addEventListener("input", tell);
    // A browser checks fields that it cannot show; open them so that its message has a place.
    form.addEventListener("invalid", () => { details.open = true; }, true);
    tell();

    return {
        network(network, baseline) {
            form.elements.network.value = JSON.stringify(network);
            form.elements.baseline.value = baseline;
        },
    };
}
