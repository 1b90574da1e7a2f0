export type { PlaceDeps } from "./deps.ts"
export type { Fate, Gist, Incoming, Place } from "./incoming/incoming.ts"
export { oneMail } from "./incoming/store.ts"
export { type Handed, type Keep, type Kept, makeKeep } from "./incoming/keep.ts"
export { type Pump, startPump } from "./incoming/pump.ts"
export { rawOf } from "./incoming/raw.ts"
export {
  mailStatusOf,
  makeReconcile,
  makeWatchWaiting,
  type Reconciled,
  reconcile,
} from "./incoming/reconcile.ts"
export { sameBefore, type Settled, settle } from "./incoming/settle.ts"
export { makePictures } from "./pictures.ts"
export { makePlaceMail } from "./place-mail.ts"
export { mailRoutes } from "./routes.ts"
export { bindToThreads } from "./outgoing/bind.ts"
export { bounced, type Report } from "./outgoing/bounced.ts"
export { behindFileLink, makeFileLink, takeFileLink } from "./outgoing/file-links.ts"
export { makeLetterOf } from "./letters/make-letter.ts"
export { makeMailMissed } from "./outgoing/missed-chats.ts"
export { mailCustomers, type OutgoingRules } from "./outgoing/on-events.ts"
export { openOutgoing, type Outgoing } from "./outgoing/open.ts"
export { tokenDigest, tokenIn } from "./outgoing/outgoing.ts"
export { keepRecipients } from "./outgoing/recipients.ts"
export { outboxRoutes } from "./outgoing/routes.ts"
export { type Threading } from "./outgoing/threading.ts"
export { mailTroubleOf } from "./outgoing/trouble.ts"
