import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { makeSigner, pipeSecret } from "../packages/server/channels/email/hook/signature.ts"
import { type Config, readConfig } from "../packages/server/platform/config.ts"
import { onTheWire } from "./mail/on-the-wire.ts"

const usage = `npm run mail-in -- [--from SENDER] [--url http://127.0.0.1:8080] RECIPIENT ... < mail

Hands one mail to the running installation; for the pipe transport of a mail server (docs/email.md). It ends with 0 once
the mail is kept, 67 where no recipient is a mailbox here, 65 where it can never be taken, and 75 where it has to come
again, whatever the reason. Data folder, address and secret come from the environment, as for the installation.`

/** sysexits.h: what mail servers understand. */
const EX = { OK: 0, DATAERR: 65, NOUSER: 67, TEMPFAIL: 75 } as const
const TIMEOUT_MS = 120_000

process.exitCode = await deliver().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  return EX.TEMPFAIL
})

async function deliver(): Promise<number> {
  const { values, positionals: recipients } = parseArgs({
    allowPositionals: true,
    options: { from: { type: "string" }, url: { type: "string" } },
  })
  if (recipients.length === 0) throw new Error(usage)
  const config = readConfig(process.env)
  const bytes = await readAll(config.mail.in.maxBytes)
  if (!bytes) return said("The mail is larger than MAIL_IN_MB allows.", EX.DATAERR)
  const mail = onTheWire(bytes)
  const query = new URLSearchParams({ way: "pipe" })
  for (const to of recipients) query.append("to", to)
  // The null sender of bounces is an address too, an empty one.
  if (values.from !== undefined) query.set("from", values.from.replace(/^<(.*)>$/, "$1"))
  const answer = await fetch(`${values.url ?? addressOf(config)}/api/mail/hook?${query}`, {
    method: "POST",
    headers: { "content-type": "message/rfc822", ...signed(await secretOf(config), mail, query.toString()) },
    body: new Uint8Array(mail),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (answer.ok) return EX.OK
  const { code } = (await answer.json().catch(() => ({}))) as { code?: unknown }
  const why = `The installation answered ${answer.status} (${String(code)}).`
  if (code === "no-such-mailbox") return said(why, EX.NOUSER)
  return said(why, [400, 413].includes(answer.status) ? EX.DATAERR : EX.TEMPFAIL)
}

/** The same mail for the same recipients is one delivery, however often the mail server tries. */
function signed(secret: string, mail: Buffer, query: string): Record<string, string> {
  const delivery = createHash("sha256").update(query).update("\n").update(mail).digest("hex")
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signer = makeSigner(secret, { delivery, timestamp, query })
  signer.pass(mail)
  return {
    "veridesk-delivery": delivery,
    "veridesk-timestamp": timestamp,
    "veridesk-signature": signer.end(),
  }
}

async function secretOf({ mail, dataDir }: Config): Promise<string> {
  if (mail.hookSecret) return mail.hookSecret
  const secret = await readFile(join(dataDir, "keys", "secret"), "utf8").catch(() => {
    throw new Error(`Neither MAIL_HOOK_SECRET nor the keys of ${dataDir} can be read.`)
  })
  return pipeSecret(secret.trim())
}

function addressOf({ host, port }: Config): string {
  const here = { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[host] ?? (host.includes(":") ? `[${host}]` : host)
  return `http://${here}:${port}`
}

async function readAll(maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    chunks.push(chunk)
    size += chunk.length
    if (size > maxBytes) return null
  }
  return Buffer.concat(chunks)
}

function said(why: string, code: number): number {
  console.error(why)
  return code
}
