import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { MockExchange } from "../../../mock-exchange/main.ts"
import { bindAttachments, openAttachments } from "../../attachments/index.ts"
import { openTeams } from "../../brands/index.ts"
import { type BindAttachments, makeOpen } from "../../conversations/index.ts"
import { roundTheClock } from "../../conversations/testing/round-the-clock.ts"
import { connectExchange } from "../../exchange/index.ts"
import { catalogue, keepForms, loadForms } from "../../intake-forms/index.ts"
import { openBlobs } from "../../platform/blobs/index.ts"
import { passOver } from "../../platform/events/reader.ts"
import type { Clock } from "../../platform/clock.ts"
import type { Db } from "../../platform/db/connect.ts"
import { migrateJobs } from "../../platform/jobs/jobs.ts"
import { makeLog } from "../../platform/log.ts"
import { openAccountSite } from "../../platform/testing/account-site.ts"
import { signingKey } from "../../platform/signing-key.ts"
import { makeSignals, openRegister } from "../../registry/index.ts"
import { secretsIn } from "../../secrets/index.ts"
import type { DemoHouse } from "../seed-demo.ts"

export type Installation = Awaited<ReturnType<typeof openInstallation>>

/** A new installation as far as the demo needs one, on a database and a folder of its own. */
export async function openInstallation(toy: MockExchange) {
  const site = await openAccountSite()
  const folder = await mkdtemp(join(tmpdir(), "veridesk-demo-"))
  const { db } = site
  const clock = () => new Date()
  const teams = await openTeams(db)
  await keepForms(db, catalogue)
  await migrateJobs(site.pool)
  const attachments = await openAttachments({
    db,
    blobs: await openBlobs({ kind: "local", folder: join(folder, "files") }),
    folder: join(folder, "uploads"),
    limits: { bytes: 25 * 1024 ** 2, videoBytes: 100 * 1024 ** 2 },
    clamdUrl: undefined,
    log: makeLog({ level: "silent" }),
    clock,
  })
  const bind: BindAttachments = async (tx, { actor, ...order }) => {
    if (actor.realm !== "system") await bindAttachments(tx, { ...order, actor })
  }
  const demo: DemoHouse = {
    db,
    clock,
    brandId: site.brand.id,
    staff: site.staff,
    customers: site.customers,
    passwords: site.passwords,
    attachments,
    announcements: {
      db,
      origin: "http://help.kestrel.example",
      key: signingKey("a secret of the demo's tests"),
      channels: [],
      search: { indexDocuments: async () => {}, removeDocuments: async () => {} },
      isOurs: () => false,
      turn: async () => {},
    },
    bind,
    forms: await loadForms(db),
    open: makeOpen({ db, announce: () => {}, bindAttachments: bind, replyClock: roundTheClock }),
    replyClock: roundTheClock,
    exchange: connectExchange({ url: toy.supportApiUrl, token: toy.token, onTrouble: () => {} }),
    teamIdOf: teams.idOf,
    secretsIn,
    register: await openDemoRegister(db, clock),
    tellMail: null,
    passOver: (name) => passOver(db, name),
  }
  return {
    ...site,
    demo,
    async close() {
      teams.close()
      await site.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function openDemoRegister(db: Db, clock: Clock): Promise<DemoHouse["register"]> {
  const secret = "the-secret-of-a-demo-that-is-only-a-test"
  const brand = {
    name: "Kestrel Exchange",
    host: "help.kestrel.example",
    mailFrom: "no-reply@help.kestrel.example",
  }
  const register = await openRegister({ db, clock, key: signingKey(secret), brand })
  return {
    register,
    brand,
    report: { db, clock, register, secret, secretsIn, signals: makeSignals({ db, clock }) },
  }
}
