// Reads a JSON list of graphs in Graphviz's language and writes the JSON list of where Graphviz would put everything.
// One process draws them all: starting Graphviz costs more than laying out a graph.
import process from "node:process";
import { text } from "node:stream/consumers";
import { instance } from "@viz-js/viz";

// As a stream: what is longer than a pipe holds is not all there at once, and reading it in one go then fails.
const graphs = /** @type {string[]} */ (JSON.parse(await text(process.stdin)));
const viz = await instance();
// Four fifths of what it says is how its own drawing is drawn, and every build would read that again.
const KEPT = ["bb", "objects", "edges", "_gvid", "name", "tail", "head", "pos", "lp", "width", "height", "label"];
process.stdout.write(JSON.stringify(graphs.map((graph) => viz.renderJSON(graph)), KEPT));
