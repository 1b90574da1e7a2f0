import { wordPair } from "./chats/index.ts"
import { namesOf } from "./inbox/index.ts"
import { archiveRoutes, makeKeepSent, rawOf } from "./mails/index.ts"
import type { App } from "./platform/http/app.ts"
import { makeSeal } from "./platform/seal.ts"
import { signingKey } from "./platform/signing-key.ts"
import { takeTranscript } from "./transcripts/index.ts"
import type { Features } from "./app-features.ts"
import type { Services } from "./services.ts"

/** What the copies of sent mails are sealed for. */
const SENT = "sent mails"

/** Keeps what goes out, for the archive. */
export function keepsSent(s: Services) {
  const { clock, config, secret } = s
  return makeKeepSent({ db: s.background.db, clock, seal: makeSeal(secret, SENT), from: config.mail.from })
}

/** A further part of the roof: the archive of mails, taken out whole with proof. */
export function openArchive(http: App, s: Services, f: Features): void {
  const { config, secret } = s
  const { db } = s.connection
  const key = signingKey(secret)
  const received = { db, blobs: s.blobs, seal: makeSeal(secret, "mails") }
  archiveRoutes(http, {
    staffOf: f.staffOf,
    contextFor: f.contextFor,
    seal: makeSeal(secret, SENT),
    key,
    rawOf: (id) => rawOf(received, id),
    transcriptOf: ({ number, customerId, brandId, now }) =>
      takeTranscript(
        {
          db,
          key,
          namesOf: (ids) => namesOf(db, ids),
          brand: { ...config.brand, host: s.publicUrl },
          pairOf: (joined, locale) => wordPair(secret, joined, locale).join(" "),
        },
        { actor: { realm: "customer", id: customerId, brandId, level: "session" }, now },
        number,
      ),
  })
}
