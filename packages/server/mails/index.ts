export type { PlaceDeps } from "./deps.ts"
export { fetchingMemory } from "./fetching/memory.ts"
export type { Fate, Gist, Incoming, Place } from "./incoming/incoming.ts"
export { oneMail } from "./incoming/store.ts"
export { type Handed, type Keep, type Kept, makeKeep } from "./incoming/keep.ts"
export { type Pump, startPump } from "./incoming/pump.ts"
export { rawOf } from "./incoming/raw.ts"
export {
  makeMailStatus,
  makeReconcile,
  makeWatchWaiting,
  type Reconciled,
  reconcile,
} from "./incoming/reconcile.ts"
export { makeRush } from "./incoming/rush.ts"
export { sameBefore, type Settled, settle } from "./incoming/settle.ts"
export { findRoutes } from "./find/routes.ts"
export { makePictures } from "./pictures.ts"
export { makePlaceMail } from "./place-mail.ts"
export { mailRoutes } from "./routes.ts"
export { archiveRoutes } from "./archive/routes.ts"
export { makeKeepSent } from "./archive/keep-sent.ts"
export { bounced } from "./outgoing/returned/bounced.ts"
export { behindFileLink, makeFileLink, takeFileLink } from "./outgoing/files/file-links.ts"
export { makeLetterOf } from "./letters/make-letter.ts"
export { makeMailMissed } from "./outgoing/missed/missed-chats.ts"
export { mailCustomers } from "./outgoing/on-events.ts"
export { openOutgoing } from "./outgoing/open.ts"
export { tokenDigest, tokenIn } from "./outgoing/outgoing.ts"
export { keepRecipients } from "./outgoing/recipients.ts"
export { outboxRoutes } from "./outgoing/outbox/routes.ts"
export { type Threading } from "./outgoing/threading.ts"
export { mailTroubleOf } from "./outgoing/returned/trouble.ts"
