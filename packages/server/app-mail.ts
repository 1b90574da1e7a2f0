import { Refusal } from "@veridesk/contract/errors.ts"
import { takeIn } from "./attachments/index.ts"
import type { Mailbox } from "@veridesk/contract/mail/mailbox.ts"
import { email, headersOf, type KeysFor, openCheckers, openReaders } from "./channels/email/index.ts"
import { offeredPairs } from "./intake/pairs.ts"
import {
  fetchingRoutes,
  findRoutes,
  openIncoming,
  mailRoutes,
  makeKeep,
  makeMailStatus,
  makePictures,
  makePlaceMail,
  makeReconcile,
  makeWatchWaiting,
  makeRush,
  oneMail,
  type PlaceDeps,
  rawOf,
  startPump,
  unseal,
} from "./mails/index.ts"
import { mailKeyRoutes } from "./mails/keys/index.ts"
import type { App } from "./platform/http/app.ts"
import { boundInMemory } from "./platform/realm/bound-in-memory.ts"
import { makeSeal } from "./platform/seal.ts"
import { resemblanceOf } from "./registry/index.ts"
import { findSecrets } from "./secrets/index.ts"
import type { ToldMail } from "./demo/index.ts"
import type { Features } from "./app-features.ts"
import { makeMailDoors } from "./app-mail-doors.ts"
import type { Services } from "./services.ts"

/** Mails that are placed beside one another, and how many bytes of them at most. */
const LANES = 8
const BYTES = 64 * 1024 * 1024
/** One mail is read in this time or not at all. */
const DEADLINE_MS = 20_000
/** Name servers that don't answer by then are not waited for. */
const CHECK_MS = 10_000

/** A further part of the roof: mails, from the moment they are handed over until they are where they belong. */
export function openMail(http: App, s: Services, f: Features) {
  const { clock, log, metrics } = s
  const { db } = s.connection
  const stored = { db, blobs: s.blobs, seal: makeSeal(s.secret, "mails") }
  const bytesOf = (id: string) => rawOf(stored, id)
  const readers = openReaders({ threads: 1, deadlineMs: DEADLINE_MS })
  const checkers = openCheckers({ servers: s.config.mail.dns, deadlineMs: CHECK_MS })
  const isOwnDomain = ownDomains(s, f)
  const keysFor = (mailbox: Mailbox | null): KeysFor | undefined =>
    mailbox ? ({ from: author }) => f.mailKeys.keysFor(mailbox, author) : undefined
  const deps: PlaceDeps = {
    db,
    clock,
    announce: f.announce,
    channel: email.name,
    mailboxById: f.mailboxes.byId,
    async read(bytes, { ip, helo, from }, mailbox) {
      // Reading takes the bytes away; what checks them has its own.
      const checking = checkers.check(bytes, { ip: isOurRelay(ip) ? null : ip, helo, from })
      const [check, reading] = await Promise.all([checking, readers.read(bytes, keysFor(mailbox))])
      return { reading, check }
    },
    isOwnDomain,
    resembles: (address) => resemblanceOf(address, f.register.current().entries),
    namesUs: ownNames(f),
    findSecrets,
    forms: f.forms,
    pairs: () => offeredPairs(f.exchange),
    teamIdOf: f.teams.idOf,
    open: f.open,
    replyClock: f.sla.replyClock,
    bind: f.bind,
    async takeIn(file) {
      try {
        await takeIn(f.attachments, file)
        return null
      } catch (error) {
        if (error instanceof Refusal) return error.code
        throw error
      }
    },
  }
  const rush = makeRush()
  const pump = startPump({
    db,
    log,
    metrics,
    place: makePlaceMail(deps),
    bytesOf: (raw) => unseal(stored, raw),
    share: rush.share,
    lanes: LANES,
    bytes: BYTES,
  })
  const keep = makeKeep({ ...stored, log, metrics, ring: pump.ring, arrived: rush.arrived })
  const doors = makeMailDoors({ http, keep }, s, f)
  findRoutes(http, {
    staffOf: f.staffOf,
    contextFor: f.contextFor,
    namesOf: f.known.namesOf,
    mailboxByKey: f.mailboxes.byKey,
    mailboxById: f.mailboxes.byId,
    openIncoming: (ctx, id) => openIncoming(ctx.db, { ...deps, headersOf, rawOf: bytesOf }, id),
  })
  mailRoutes(http, {
    ...deps,
    staffOf: f.staffOf,
    contextFor: f.contextFor,
    rawOf: bytesOf,
    headersOf,
    pictures: makePictures({ outside: f.outside }),
    status: makeMailStatus({ db, clock, ways: doors.ways }),
    ring: pump.ring,
  })
  fetchingRoutes(http, {
    staffOf: f.staffOf,
    contextFor: f.contextFor,
    mailboxByKey: f.mailboxes.byKey,
    healthOf: doors.healthOf,
    wake: doors.wake,
    spend: boundInMemory({ points: 30, seconds: 600 }),
  })
  mailKeyRoutes(http, {
    db,
    clock,
    seal: f.mailKeys.seal,
    tools: f.mailKeys.tools,
    brandId: f.brand.id,
    mailboxByKey: f.mailboxes.byKey,
    mailboxById: f.mailboxes.byId,
    keysFor: f.mailKeys.keysFor,
    rawOf: bytesOf,
    staffOf: f.staffOf,
    contextFor: f.contextFor,
    spend: boundInMemory({ points: 60, seconds: 600 }),
  })
  /** Keeps and places a mail of a story: as if it had come then, checked as the story says. */
  async function tellMail(told: ToldMail): Promise<string | null> {
    const { bytes, to, from, check, at, key } = told
    const mailbox = f.mailboxes.forAddress(to)
    if (!mailbox) throw new Error(`no mailbox has the address ${to}`)
    const kept = await keep({
      way: "smtp",
      envelope: { from, to: [to], ip: "192.0.2.7", helo: "mx.mail.example", tls: true },
      source: bytes,
      mailboxIds: [mailbox.id],
      sourceKey: `story ${key}`,
      receivedAt: at,
      ownMs: 60_000,
    })
    if ("later" in kept) throw new Error("a mail of a story could not be kept")
    const id = kept.ids[0] ?? ""
    const found = await oneMail(db, id)
    if (found?.fate === "stored") {
      const read: PlaceDeps["read"] = async (raw) => ({ reading: await readers.read(raw), check })
      await makePlaceMail({ ...deps, read, clock: () => at })(found.incoming, await bytesOf(id))
    }
    return (await oneMail(db, id))?.conversationId ?? null
  }

  return {
    tasks: {
      "reconcile-mails": makeReconcile({ db: s.background.db, clock, log, metrics }),
      "watch-mails": makeWatchWaiting({ db: s.background.db, clock, log, metrics }),
    },
    crontab: ["23 0 * * * reconcile-mails", "* * * * * watch-mails"],
    keep,
    tellMail,
    doors,
    async close() {
      await doors.close()
      await pump.stop()
      await readers.close()
      await checkers.close()
    },
  }
}

/** A mail server of ours on this machine: it knows who connected to it, and we don't. */
function isOurRelay(ip: string | null): boolean {
  return ip !== null && /^(127\.|::1$|::ffff:127\.)/.test(ip)
}

/** Domains that we write from or answer at: nobody else may. */
function ownDomains(s: Services, f: Features): (domain: string) => boolean {
  const site = new URL(s.publicUrl).hostname
  return (domain) =>
    domain === site ||
    f.mailboxes
      .all()
      .some(({ address, aliases }) => [address, ...aliases].some((one) => one.endsWith(`@${domain}`)))
}

/** Words by which somebody says that they speak for an exchange's support. */
const SPEAKS_FOR_US =
  /客服|官方|客戶服務|official|support\s*(team|desk|center|centre)|customer\s*(service|support|care)/i

function ownNames(f: Features): (name: string) => boolean {
  return (name) => {
    const folded = name.normalize("NFKC").toLowerCase()
    return (
      SPEAKS_FOR_US.test(folded) ||
      f.brands.all().some(({ shortName }) => shortName !== "" && folded.includes(shortName.toLowerCase()))
    )
  }
}
