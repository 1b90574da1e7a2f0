import { readFile } from "node:fs/promises"
import { resolve } from "node:path"
import { parseArgs } from "node:util"
import { type RegisterFault, verifyRegister } from "../packages/server/registry/index.ts"
import { keysOf } from "../packages/server/transcripts/index.ts"

const usage = `npm run verify-register -- <veridesk-register.json> --keys <veridesk-keys.json> [--before <earlier.json>]

Checks the signed register of official channels without asking anybody. The files are what the exchange publishes
under /.well-known/; keep the keys from an earlier day, since whoever forges one file can forge the other. With the
version before it (…/veridesk-register.json?version=<n>) it also checks that this one follows that one.`

const SENTENCES: Record<RegisterFault, string> = {
  "not-a-register": "This is no signed register, or something was added to it. Trust none of it.",
  "unknown-key": "It is signed with a key that is not among the keys given. Trust none of it.",
  "wrong-signature": "What it says is not what was signed. Trust none of it.",
  "wrong-previous": "It does not follow the earlier version given.",
}

/* Ends with 0 where all holds, with 1 where something doesn't, with 2 where it could not be checked. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { keys: { type: "string" }, before: { type: "string" } },
})
const [file] = positionals
if (!file || !values.keys) giveUp(usage)
const keys = keysIn(await textOf(values.keys))
const earlier = values.before === undefined ? null : verifyRegister(await textOf(values.before), keys)
const { document, faults } = verifyRegister(await textOf(file), keys, earlier?.document ?? undefined)
for (const fault of earlier?.faults ?? []) console.log(`The earlier version: ${SENTENCES[fault]} (${fault})`)
for (const fault of faults) console.log(`${SENTENCES[fault]} (${fault})`)
const holds = document !== null && faults.length === 0 && (earlier?.faults ?? []).length === 0
if (holds)
  console.log(
    `Holds: version ${document.version} of ${document.brand}, ${document.entries.length} entries, published ${document.publishedAt}.`,
  )
process.exitCode = holds ? 0 : 1

/** Files are meant from where the command was typed, which npm tells; it runs in the folder of the product. */
async function textOf(path: string): Promise<string> {
  try {
    return await readFile(resolve(process.env["INIT_CWD"] ?? ".", path), "utf8")
  } catch {
    return giveUp(`${path} can't be read.`)
  }
}

function keysIn(text: string): ReturnType<typeof keysOf> {
  try {
    return keysOf(text)
  } catch {
    return giveUp(`${values.keys} holds no keys.`)
  }
}

function giveUp(why: string): never {
  console.error(why)
  process.exit(2)
}
