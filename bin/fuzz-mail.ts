import { writeFile } from "node:fs/promises"
import { type Figures, fuzz } from "../packages/server/channels/email/read/testing/fuzz.ts"

/*
 * npm run fuzz-mail -- 200000 [seed]: reads that many mutated mails of the corpus and prints how it went. Ends with 1 where
 * one of them crashed the reader or had an answer that no mail may have; each of those is written to fault-<place>.eml in
 * the folder for temporary files, and the same seed makes the same mails again.
 */
const [count = "20000", seed = "1"] = process.argv.slice(2)
const began = performance.now()
const figures = await fuzz({ count: Number(count), seed: Number(seed), onProgress: tell })
for (const { place, name, fault, mail } of figures.faults) {
  const path = `${process.env["TMPDIR"] ?? "/tmp"}/fault-${place}.eml`
  await writeFile(path, mail)
  process.stdout.write(`${path} (${name}): ${fault}\n`)
}
process.exitCode = figures.faults.length > 0 ? 1 : 0

function tell({
  mails,
  read,
  unreadable,
  slowestMs,
  slowestName,
  meanMs,
  largestAnswer,
  mostMemoryMb,
}: Figures): void {
  const seconds = (performance.now() - began) / 1000
  process.stdout.write(
    `${mails} mails in ${seconds.toFixed(0)} s: ${read} read, ${JSON.stringify(unreadable)} refused; mean ${meanMs.toFixed(2)} ms, ` +
      `slowest ${slowestMs.toFixed(0)} ms (${slowestName}), largest answer ${largestAnswer} bytes, memory ${mostMemoryMb.toFixed(0)} MB\n`,
  )
}
