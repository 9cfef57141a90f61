// SPDX-License-Identifier: Apache-2.0
// Compiles Anchors.sol and prints its ABI and code as JSON: node compile.js NODE_MODULES
"use strict";
const fs = require("fs");
const path = require("path");

const modules = path.resolve(process.argv[2]);
const solc = require(path.join(modules, "solc"));

const input = {
  language: "Solidity",
  sources: { "Anchors.sol": { content: fs.readFileSync(path.join(__dirname, "Anchors.sol"), "utf8") } },
  settings: {
    evmVersion: "cancun",
    optimizer: { enabled: true, runs: 200 },
    metadata: { appendCBOR: false, bytecodeHash: "none" },
    outputSelection: { "Anchors.sol": { Anchors: ["abi", "evm.bytecode.object", "evm.deployedBytecode.object"] } },
  },
};
const find = (name) => ({ contents: fs.readFileSync(path.join(modules, name), "utf8") });
const output = JSON.parse(solc.compile(JSON.stringify(input), { import: find }));
for (const error of output.errors || []) process.stderr.write(error.formattedMessage);
if ((output.errors || []).length) process.exit(1);

const contract = output.contracts["Anchors.sol"].Anchors;
const compiled = {
  compiler: solc.version(),
  abi: contract.abi,
  creation: contract.evm.bytecode.object,
  runtime: contract.evm.deployedBytecode.object,
};
process.stdout.write(JSON.stringify(compiled, null, 1) + "\n");
