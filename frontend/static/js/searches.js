// The list of searches, whose marked ones are laid over each other.

import {keepChosen} from "app/chosen.js";

keepChosen("searches-table");
