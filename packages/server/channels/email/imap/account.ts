import type { ImapSettings } from "@veridesk/contract/mail/mailbox.ts"

/** One of our mailboxes that is fetched elsewhere. */
export type Account = {
  mailboxId: string
  /** Its name and address, for whoever looks how it is. */
  key: string
  address: string
  settings: ImapSettings
  /** Changes with whatever of it changes. */
  version: number
}

/** How far a folder has been read (RFC 3501 §2.3.1.1). */
export type Cursor = {
  uidValidity: number
  lastUid: number
  /** What came in there before isn't ours. */
  since: Date
  /** From when on everything is to be looked through again; null where nothing is. */
  againSince: Date | null
  /** Of what was looked through again: how many came since then, and how many of those were not here. */
  again: { found: number; taken: number }
  /** What could not be fetched. */
  missed: Missed[]
}

/** `too-large` is not tried again. */
export type Missed = { uid: number; tries: number; why: "fault" | "too-large"; at: string }

export type Folder = { mailboxId: string; folder: string }

/** Where cursors and secrets are kept; the channel knows no tables. */
export type Memory = {
  cursorOf(folder: Folder): Promise<Cursor | null>
  keepCursor(folder: Folder, cursor: Cursor, at: Date): Promise<void>
  keepFault(folder: Folder, fault: string | null, at: Date): Promise<void>
  /** Which of these source keys have been taken in. */
  knownKeys(keys: string[]): Promise<Set<string>>
  /** Which of these digests (lower-case hex SHA-256 of the bytes) have been taken in for the mailbox. */
  knownDigests(mailboxId: string, digests: string[]): Promise<Set<string>>
  secretOf(mailboxId: string): Promise<string | null>
  keepSecret(mailboxId: string, secret: string): Promise<void>
}
