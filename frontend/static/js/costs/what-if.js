// The switches of "what if": a form in, a question out, and both in the page's address.

const USUAL = {precision: "fp32", batchSize: "1", depthwiseWeight: "1"};

export function createWhatIf(form, onChange) {
    const {hardware, precision, batchSize, depthwiseWeight, fused, concatFree} = form.elements;
    const usualHardware = hardware.value;

    function offerPrecisions() {
        const known = hardware.selectedOptions[0].dataset.precisions.split(" ");
        for (const option of precision.options) option.disabled = !known.includes(option.value);
        if (precision.selectedOptions[0]?.disabled) precision.value = USUAL.precision;
    }

    fromAddress();
    offerPrecisions();
    form.addEventListener("change", () => {
        offerPrecisions();
        onChange();
    });
    form.addEventListener("submit", (event) => event.preventDefault());

    function fromAddress() {
        const query = new URLSearchParams(location.search);
        if ([...hardware.options].some((option) => option.value === query.get("on"))) hardware.value = query.get("on");
        if ([...precision.options].some((option) => option.value === query.get("precision"))) precision.value = query.get("precision");
        if (query.has("batch")) batchSize.value = query.get("batch");
        if (query.has("depthwise")) depthwiseWeight.value = query.get("depthwise");
        fused.checked = query.has("fused");
        concatFree.checked = query.has("concat-free");
    }

    return {
        question: () => ({
            hardware: hardware.value,
            scenario: {
                precision: precision.value,
                batchSize: batchSize.valueAsNumber,
                depthwiseWeight: depthwiseWeight.valueAsNumber,
                fused: fused.checked,
                concatFree: concatFree.checked,
            },
        }),
        device: () => hardware.selectedOptions[0].text,
        inAddress(url) {
            const set = new URLSearchParams();
            if (hardware.value !== usualHardware) set.set("on", hardware.value);
            if (precision.value !== USUAL.precision) set.set("precision", precision.value);
            if (batchSize.value !== USUAL.batchSize) set.set("batch", batchSize.value);
            if (depthwiseWeight.value !== USUAL.depthwiseWeight) set.set("depthwise", depthwiseWeight.value);
            if (fused.checked) set.set("fused", "");
            if (concatFree.checked) set.set("concat-free", "");
            const query = set.toString().replace(/=(?=&|$)/g, "");
            return query === "" ? url : url + (url.includes("?") ? "&" : "?") + query;
        },
    };
}
