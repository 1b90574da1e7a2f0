import { parentPort } from "node:worker_threads"
import { type ReadOrder, readFile } from "./read-file.ts"

// One file after the other: an order in, a verdict out. What it throws ends the thread.
parentPort?.on("message", async (order: ReadOrder) => {
  parentPort?.postMessage(await readFile(order))
})
