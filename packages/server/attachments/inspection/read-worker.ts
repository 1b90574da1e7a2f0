import { parentPort, workerData } from "node:worker_threads"
import { type ReadOrder, readFile } from "./read-file.ts"

// The whole life of this thread: one file in, one verdict out.
const order: ReadOrder = workerData
parentPort?.postMessage(await readFile(order))
