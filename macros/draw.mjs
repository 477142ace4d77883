// Reads a JSON list of graphs in Graphviz's language and writes the JSON list of where Graphviz would put everything.
// One process draws them all: starting Graphviz costs more than laying out a graph.
import { readFileSync } from "node:fs";
import process from "node:process";
import { instance } from "@viz-js/viz";

const graphs = /** @type {string[]} */ (JSON.parse(readFileSync(0, "utf8")));
const viz = await instance();
process.stdout.write(JSON.stringify(graphs.map((graph) => viz.renderJSON(graph))));
