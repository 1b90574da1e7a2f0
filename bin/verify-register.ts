import { readFile } from "node:fs/promises"
import { verifyRegister } from "../packages/server/registry/index.ts"
import { keysOf } from "../packages/server/transcripts/index.ts"

const usage = `npm run verify-register -- <veridesk-register.json> --keys <veridesk-keys.json>

Checks the signed register of official channels without asking anybody. Both files are what the exchange publishes
under /.well-known/; keep the keys from an earlier day, since whoever forges one file can forge the other.`

/* Ends with 0 where the signature holds, with 1 where it doesn't. */
const [file, flag, keyFile] = process.argv.slice(2)
if (!file || flag !== "--keys" || !keyFile) {
  console.error(usage)
  process.exit(2)
}
const keys = keysOf(await readFile(keyFile, "utf8"))
const { document, faults } = verifyRegister(await readFile(file, "utf8"), keys)
for (const fault of faults) console.log(`${fault}.`)
if (document && faults.length === 0)
  console.log(
    `Holds: version ${document.version} of ${document.brand}, ${document.entries.length} entries, published ${document.publishedAt}.`,
  )
process.exitCode = faults.length === 0 ? 0 : 1
