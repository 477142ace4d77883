// Somebody's editor: asks the YAML language server, with this folder's own workspace settings, what can be written at a
// place and what a word means. Reads a list of questions from standard input as JSON, writes the answers as JSON.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/**
 * @typedef {{file: string, text: string, line: number, character: number}} Question
 * @typedef {{complete: string[], hover: string, mistakes: string[]}} Answer
 */

const ROOT = pathToFileURL(`${process.cwd()}/`).href;
const SERVER = "node_modules/yaml-language-server/bin/yaml-language-server";
const settings = JSON.parse(readFileSync(".vscode/settings.json", "utf8"));
const yaml = { schemas: settings["yaml.schemas"], validate: true, completion: true, hover: true, schemaStore: { enable: false } };

const server = spawn(process.execPath, [SERVER, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
/** @type {Map<number, (answer: any) => void>} */
const waiting = new Map();
/** @type {Map<string, (mistakes: string[]) => void>} */
const looking = new Map();
let last = 0;
let received = Buffer.alloc(0);

/** @param {object} message */
function send(message) {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

/** @param {string} method @param {object} params @returns {Promise<any>} */
function ask(method, params) {
  const id = ++last;
  send({ id, method, params });
  return new Promise((resolve) => waiting.set(id, resolve));
}

/** @param {any} message */
function take(message) {
  if (message.method === "workspace/configuration") {
    const result = message.params.items.map((/** @type {{section: string}} */ one) => (one.section === "yaml" ? yaml : {}));
    send({ id: message.id, result });
  } else if (message.method === "textDocument/publishDiagnostics") {
    const mistakes = message.params.diagnostics.map((/** @type {{message: string}} */ one) => one.message);
    looking.get(message.params.uri)?.(mistakes);
  } else if (message.method && message.id !== undefined) {
    send({ id: message.id, result: null });
  } else if (message.id !== undefined) {
    waiting.get(message.id)?.(message.result);
  }
}

server.stdout.on("data", (/** @type {Buffer} */ bytes) => {
  received = Buffer.concat([received, bytes]);
  for (;;) {
    const end = received.indexOf("\r\n\r\n");
    const length = Number(/Content-Length: (\d+)/.exec(received.subarray(0, Math.max(end, 0)).toString())?.[1]);
    if (end < 0 || received.length < end + 4 + length) return;
    const text = received.subarray(end + 4, end + 4 + length).toString();
    received = received.subarray(end + 4 + length);
    take(JSON.parse(text));
  }
});

const workspaceFolders = [{ uri: ROOT, name: "handrail" }];
const capabilities = {
  workspace: { configuration: true, workspaceFolders: true },
  textDocument: { completion: { completionItem: { snippetSupport: true } }, hover: {} },
};
await ask("initialize", { processId: process.pid, rootUri: ROOT, workspaceFolders, capabilities });
send({ method: "initialized", params: {} });
send({ method: "workspace/didChangeConfiguration", params: { settings: {} } });

/** @type {Answer[]} */
const answers = [];
for (const { file, text, line, character } of /** @type {Question[]} */ (JSON.parse(readFileSync(0, "utf8")))) {
  const uri = new URL(file, ROOT).href;
  /** @type {Promise<string[]>} */
  const looked = new Promise((resolve) => looking.set(uri, resolve));
  send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
  const mistakes = await looked;
  const place = { textDocument: { uri }, position: { line, character } };
  const offered = await ask("textDocument/completion", place);
  const said = await ask("textDocument/hover", place);
  const complete = (offered?.items ?? []).map((/** @type {{label: string}} */ one) => one.label);
  answers.push({ complete, hover: said?.contents?.value ?? "", mistakes });
}
console.log(JSON.stringify(answers));
server.kill();
process.exit(0);
