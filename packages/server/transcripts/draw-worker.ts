import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { parentPort, workerData } from "node:worker_threads"
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler"

/* Sets one transcript as PDF and ends; `workerData` is the sheet as JSON text. */

const resolve = createRequire(import.meta.url).resolve
const fonts = ["400Regular", "700Bold"].map((cut) =>
  resolve(`@expo-google-fonts/noto-sans-sc/${cut}/NotoSansSC_${cut}.ttf`),
)
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: fonts }] })
const pdf = compiler.pdf({
  mainFileContent: readFileSync(join(import.meta.dirname, "transcript.typ"), "utf8"),
  inputs: { sheet: String(workerData) },
})
parentPort?.postMessage(pdf)
