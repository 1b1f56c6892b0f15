// The table of runs: filter, columns, order, groups and views, each of them in the address.

import {startColumns} from "app/runs/columns.js";
import {startFilter} from "app/runs/filter.js";
import {startHeader} from "app/runs/header.js";
import {startMembers} from "app/runs/members.js";
import {startMenus} from "app/runs/menus.js";
import {startSelection} from "app/runs/selection.js";
import {startView} from "app/runs/view.js";
import {startViews} from "app/runs/views.js";

const selection = startSelection();
const view = startView({renewed});
const filter = startFilter(view);
const header = startHeader({view, filter});
startColumns();
startMembers();
startMenus();
startViews();
renewed();

function renewed() {
    header.lay();
    selection.show();
}

let across = 0;
document.addEventListener("htmx:beforeSwap", () => {
    across = document.querySelector("#runs-table .table-scroll")?.scrollLeft ?? 0;
});
document.addEventListener("htmx:afterSwap", () => {
    const region = document.querySelector("#runs-table .table-scroll");
    if (region) region.scrollLeft = across;
    renewed();
});
// A table that somebody has a hand on waits with being refreshed.
document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.id === "runs-table" && header.isBusy()) event.preventDefault();
});
addEventListener("resize", () => header.lay());
