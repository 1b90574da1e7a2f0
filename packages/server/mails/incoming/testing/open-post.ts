import { randomUUID } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { newId } from "@veridesk/contract/ids.ts"
import type { Envelope } from "@veridesk/contract/mail/raw-mail.ts"
import { openBlobs } from "../../../platform/blobs/index.ts"
import { connect } from "../../../platform/db/connect.ts"
import { makeLog } from "../../../platform/log.ts"
import { makeMetrics } from "../../../platform/metrics.ts"
import { makeSeal } from "../../../platform/seal.ts"
import { testDatabase } from "../../../platform/testing/test-database.ts"
import type { Place } from "../incoming.ts"
import { makeKeep } from "../keep.ts"
import { type Pump, startPump } from "../pump.ts"
import { rawOf, unseal } from "../raw.ts"

export type Post = Awaited<ReturnType<typeof openPost>>

/** What keeps and hands out mails, on a database of its own with two mailboxes, without any door or reader. */
export async function openPost() {
  const folder = await mkdtemp(join(tmpdir(), "veridesk-post-"))
  const database = await testDatabase()
  const connection = connect(database.url, { max: 6, name: "post" })
  const { db, pool } = connection
  const brandId = randomUUID()
  await pool.query(
    "insert into brands (id, key, name, legal_entity) values ($1, 'kestrel', 'Kestrel Exchange', 'Kestrel Europe')",
    [brandId],
  )
  const mailbox = async (key: string) => {
    const id = newId()
    await pool.query(
      `insert into mailboxes (id, key, brand_id, address, name_en, name_zh, form_key)
       values ($1, $2, $3, $2 || '@kestrel.example', $2, $2, 'other')`,
      [id, key, brandId],
    )
    return id
  }
  const support = await mailbox("support")
  const legal = await mailbox("legal")
  const seal = makeSeal("the secret of a post that is only a test", "mails")
  const blobs = await openBlobs({ kind: "local", folder })
  const log = makeLog({ level: "silent" })
  const metrics = makeMetrics()
  const pumps: Pump[] = []
  const keep = makeKeep({ db, seal, blobs, log, metrics, ring: () => pumps.forEach((pump) => pump.ring()) })
  const bytesOf = (id: string) => rawOf({ db, blobs, seal }, id)
  return {
    db,
    pool,
    url: database.url,
    support,
    legal,
    keep,
    bytesOf,
    envelope: (from: string | null = "odile@mail.example"): Envelope => ({
      from,
      to: ["support@kestrel.example"],
      ip: "192.0.2.7",
      helo: "mail.example",
      tls: true,
    }),
    pump(place: Place, more: { lanes?: number; bytes?: number } = {}): Pump {
      const pump = startPump({
        db,
        log,
        metrics,
        place,
        bytesOf: (raw) => unseal({ blobs, seal }, raw),
        lanes: 8,
        bytes: 64e6,
        pausesMs: [1, 1],
        ...more,
      })
      pumps.push(pump)
      return pump
    },
    async close() {
      for (const pump of pumps) await pump.stop()
      await connection.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
