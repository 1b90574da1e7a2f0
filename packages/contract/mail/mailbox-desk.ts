import * as z from "zod"
import { requestId } from "../ids.ts"
import { imapSettings, mailbox, mailboxKey } from "./mailbox.ts"

/** A mailbox as administrators see it: whether a password is kept, never which; who saved it last. */
export const mailboxView = mailbox.extend({
  secretKept: z.boolean(),
  savedBy: z.string().nullable(),
  savedAt: z.iso.datetime().nullable(),
})
export type MailboxView = z.infer<typeof mailboxView>

/** `GET /api/desk/mailboxes`: the most used first. Only administrators learn how they are fetched. */
export const mailboxList = z.object({ mailboxes: z.array(mailboxView) })
export type MailboxList = z.infer<typeof mailboxList>

/** A password, or a refresh token. Without one the kept one stays, as long as it goes to the same account. */
const imapSecret = z.string().min(1).max(4000).optional()

/**
 * `PUT /api/desk/mailboxes`. `basedOn` is the version the writer saw, 0 for a new one; where there is a newer one, 409
 * `changed-meanwhile` with its version.
 */
export const saveMailbox = z.object({
  requestId,
  basedOn: z.int().min(0),
  mailbox: mailbox.omit({ id: true, version: true }),
  imapSecret,
})
export type SaveMailbox = z.infer<typeof saveMailbox>

/** `POST /api/desk/mailboxes/:key/fetch-again`: everything that came there since then and isn't here is taken in. */
export const fetchAgain = z.object({ requestId, since: z.iso.datetime() })

const instant = z.iso.datetime()
/** `GET /api/desk/mailboxes/:key/fetching`: how a mailbox elsewhere is fetched. Faults are codes. */
export const fetching = z.object({
  state: z.enum(["ok", "late", "down", "off"]),
  lastAt: instant.nullable(),
  fault: z.string().nullable(),
  /** Taken in and not read yet. */
  waiting: z.int(),
  folders: z.array(
    z.object({
      folder: z.string(),
      checkedAt: instant.nullable(),
      /** The number that the server gave the last one that was passed. */
      lastUid: z.number(),
      /** Could not be fetched. */
      missed: z.int(),
      fault: z.string().nullable(),
      failingSince: instant.nullable(),
      /** The last time somebody asked for it to be looked through again; under way while `doneAt` is null. */
      again: z
        .object({
          from: instant,
          askedBy: z.string().nullable(),
          askedAt: instant,
          found: z.int(),
          taken: z.int(),
          doneAt: instant.nullable(),
        })
        .nullable(),
    }),
  ),
})
export type Fetching = z.infer<typeof fetching>

/** `POST /api/desk/mailboxes/test`: whether a mailbox elsewhere can be read so. `key`: whose kept password is taken where none is given. */
export const testMailbox = z.object({ key: mailboxKey.nullable(), imap: imapSettings, imapSecret })
export type TestMailbox = z.infer<typeof testMailbox>

export const mailboxTested = z.object({
  result: z.enum(["ok", "unreachable", "refused", "no-tls", "no-folder"]),
  /** What the other side said, shortened; never a secret. */
  said: z.string().max(500).nullable(),
  /** Folders that are there. */
  folders: z.array(z.string().max(200)).max(200),
})
export type MailboxTested = z.infer<typeof mailboxTested>
