import { readFile } from "node:fs/promises"
import { keysOf, type TranscriptFault, verifyTranscript } from "../packages/server/transcripts/index.ts"

const usage = `npm run verify-transcript -- <transcript.json> --keys <veridesk-keys.json>

Checks a transcript without asking anybody: its signature, each link of its chain, every text.
The keys are what the exchange publishes under /.well-known/veridesk-keys.json.`

/* npm run verify-transcript: ends with 0 where all holds, with 1 where something doesn't. */
const [file, flag, keyFile] = process.argv.slice(2)
if (!file || flag !== "--keys" || !keyFile) {
  console.error(usage)
  process.exit(2)
}
const keys = keysOf(await readFile(keyFile, "utf8"))
const { document, faults } = verifyTranscript(await readFile(file, "utf8"), keys)
for (const fault of faults) console.log(sentence(fault))
if (document && faults.length === 0)
  console.log(
    `Holds: ticket ${document.conversation.number} of ${document.brand}, ${document.events.length} events, as it was on ${document.issuedAt}.`,
  )
process.exitCode = faults.length === 0 ? 0 : 1

function sentence(fault: TranscriptFault): string {
  if (fault.fault === "unknown-key") return `Signed with key ${fault.key}, which is not among the keys given.`
  return "seq" in fault ? `Event ${fault.seq}: ${fault.fault}.` : `${fault.fault}.`
}
