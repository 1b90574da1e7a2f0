import { parentPort, workerData } from "node:worker_threads"
import * as z from "zod"
import { judge } from "./judge.ts"

/* Judges one file that is too large to be judged beside everything else, and ends. */

const given = z.object({ text: z.string(), keys: z.map(z.string(), z.string()) }).parse(workerData)
parentPort?.postMessage(judge(given.text, given.keys))
