/**
 * What a channel can do. Screens and verbs obey these and never the channel's name, so that a new channel needs no change
 * anywhere else.
 */
export type Capabilities = {
  /** The longest message it carries, in characters. */
  maxLength: number
  attachments: boolean
  /** Somebody waits on the line now: it has a queue, typing, and marks for what was read. */
  live: boolean
  typing: boolean
  receipts: boolean
}

/** A way in and out. Its folder holds everything that only it knows; `channels/index.ts` has one line for each. */
export type Channel = { readonly name: string; readonly can: Capabilities }
