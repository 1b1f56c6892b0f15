// What the design is compared with: a preset, or one design that was pinned.

export function startBaseline(select, {pin, pinned, onChange}) {
    select.addEventListener("change", onChange);
    pin.addEventListener("click", () => {
        const {network, name} = pinned();
        choose(JSON.stringify(network), name);
        onChange();
    });

    function choose(value, name) {
        select.value = value;
        if (select.value === value) return;
        select.querySelector("[data-pinned]")?.remove();
        const option = new Option(`pinned: ${name}`, value, true, true);
        option.dataset.pinned = "";
        select.append(option);
    }

    return () => select.value;
}
