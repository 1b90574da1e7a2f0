import { parentPort } from "node:worker_threads"
import { type ReadOrder, readFile } from "./read-file.ts"

// One file after the other: an order in, a verdict out. What it throws ends the thread.
parentPort?.on("message", (order: ReadOrder) => void answer(order))

async function answer(order: ReadOrder): Promise<void> {
  parentPort?.postMessage(await readFile(order))
}
