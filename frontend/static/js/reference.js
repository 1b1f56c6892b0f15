// The reference check: which ledgers stand open is part of the address.

const ledgers = [...document.querySelectorAll("[data-ledger]")];

for (const ledger of ledgers) {
    ledger.addEventListener("toggle", () => {
        const address = new URL(location.href);
        address.searchParams.delete("ledger");
        for (const open of ledgers.filter((one) => one.open)) address.searchParams.append("ledger", open.dataset.ledger);
        history.replaceState(null, "", address);
    });
}
