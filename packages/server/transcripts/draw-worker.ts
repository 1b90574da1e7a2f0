import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { parentPort, workerData } from "node:worker_threads"
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler"
import * as z from "zod"

/* Sets one document as PDF and ends; `workerData` names its template and holds the sheet as JSON text. */

const resolve = createRequire(import.meta.url).resolve
const fonts = ["400Regular", "700Bold"].map((cut) =>
  resolve(`@expo-google-fonts/noto-sans-sc/${cut}/NotoSansSC_${cut}.ttf`),
)
const { template, sheet } = z.object({ template: z.url(), sheet: z.string() }).parse(workerData)
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: fonts }] })
const pdf = compiler.pdf({
  mainFileContent: readFileSync(new URL(template), "utf8"),
  inputs: { sheet },
})
parentPort?.postMessage(pdf)
