import { generateKeyPair } from "node:crypto"
import { promisify } from "node:util"
import type { Db } from "../../../platform/db/connect.ts"
import type { DkimKey } from "../../../platform/mail/outgoing-mail.ts"
import type { Seal } from "../../../platform/seal.ts"
import { dkimKey, keepDkimKey } from "./store.ts"

/** Under which name of a domain its key is published (RFC 6376 §3.1). */
const SELECTOR = "veridesk1"
const BITS = 2048

export type Dkim = {
  /** With what mails of a domain are signed; made when the domain first asks. */
  keyOf(domain: string): Promise<DkimKey>
  /** The record by which others check it: its name, and its value. */
  recordOf(domain: string): Promise<{ name: string; value: string }>
}

/** Keys of sending domains. Private keys lie sealed in the database, so that all processes of an installation sign alike. */
export function makeDkim({ db, seal }: { db: Db; seal: Seal }): Dkim {
  const known = new Map<string, Promise<{ key: DkimKey; publicKey: string }>>()
  const find = (domain: string) => {
    const found = known.get(domain) ?? read(domain)
    known.set(domain, found)
    found.catch(() => known.delete(domain))
    return found
  }
  async function read(domain: string) {
    const row = (await dkimKey(db, domain)) ?? (await make(domain))
    const privateKey = seal.open(row.sealed, domain).toString()
    return { key: { domain, selector: row.selector, privateKey }, publicKey: row.publicKey }
  }
  async function make(domain: string) {
    const pair = await promisify(generateKeyPair)("rsa", {
      modulusLength: BITS,
      publicKeyEncoding: { type: "spki", format: "der" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    })
    const sealed = seal.close(Buffer.from(pair.privateKey), domain)
    await keepDkimKey(db, {
      domain,
      selector: SELECTOR,
      sealed,
      publicKey: pair.publicKey.toString("base64"),
    })
    // Another process may have been faster: its key is the one.
    const row = await dkimKey(db, domain)
    if (!row) throw new Error("a key that was kept is not there")
    return row
  }
  return {
    keyOf: async (domain) => (await find(domain.toLowerCase())).key,
    async recordOf(domain) {
      const { key, publicKey } = await find(domain.toLowerCase())
      return { name: `${key.selector}._domainkey.${key.domain}`, value: `v=DKIM1; k=rsa; p=${publicKey}` }
    },
  }
}
