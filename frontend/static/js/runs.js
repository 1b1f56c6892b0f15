// The table of runs: its address says what it shows, also while somebody types into the filter.

import {keepChosen} from "app/chosen.js";

keepChosen("runs-table", (table) => history.replaceState(null, "", table.dataset.address));
