// The switches of "what if": a form in, a question out, and both in the page's address.

export function createWhatIf(form, onChange) {
    const {hardware, precision, batchSize, depthwiseWeight, fused, concatFree} = form.elements;
    const usual = Object.fromEntries([hardware, precision, batchSize, depthwiseWeight].map(({name, value}) => [name, value]));

    function offerPrecisions() {
        const known = hardware.selectedOptions[0].dataset.precisions.split(" ");
        for (const option of precision.options) {
            option.disabled = !known.includes(option.value);
            option.text = option.value + (option.disabled ? " (no figure)" : "");
        }
        if (precision.selectedOptions[0]?.disabled) precision.value = usual.precision;
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
        for (const select of [hardware, precision]) {
            if ([...select.options].some((option) => option.value === query.get(select.name))) select.value = query.get(select.name);
        }
        for (const number of [batchSize, depthwiseWeight]) {
            if (query.has(number.name)) number.value = query.get(number.name);
        }
        for (const box of [fused, concatFree]) box.checked = query.get(box.name) === "true";
    }

    return {
        question: () => ({
            hardware: JSON.parse(hardware.selectedOptions[0].dataset.own ?? JSON.stringify(hardware.value)),
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
            const query = new URLSearchParams();
            for (const {name, value} of [hardware, precision, batchSize, depthwiseWeight]) {
                if (value !== usual[name]) query.set(name, value);
            }
            for (const {name, checked} of [fused, concatFree]) {
                if (checked) query.set(name, "true");
            }
            return query.size === 0 ? url : url + (url.includes("?") ? "&" : "?") + query;
        },
    };
}
