import type { ChannelKind, ReadKind, VerifyAnswer } from "@veridesk/contract/registry.ts"
import type { FieldError, Instant } from "./props-shared.ts"

/** The verification page: one box for whatever was pasted, one answer, and the register beneath. */
export interface VerifyProps {
  query: string
  /** The reader's own word for what it is. */
  as: ReadKind | null
  /** Null before anything was asked. */
  answer: VerifyAnswer | null
  /** For a number of ours: as it is dialled from abroad. */
  number: string | null
  /** Where an account is kept: the official website that is typed by hand. */
  site: string
  register: RegisterView
}

export interface RegisterView {
  version: number
  signedAt: Instant
  keyId: string
  channels: RegisterLine[]
  roles: { key: string; name: string; use: string; may: string[]; never: string[] }[]
}

export interface RegisterLine {
  key: string
  kind: ChannelKind
  name: string
  address: string
  use: string
  /** A day: "2024-03-14". */
  since: string
  /** Null for the installation's own brand. */
  brand: string | null
}

export interface VerifyMessageProps {
  site: string
  values: { number: string; text: string }
  answer: {
    verdict: "sent" | "partly" | "none" | "cannot-check" | "announcement"
    sent: { at: Instant; channel: "ticket" | "mail"; sender: string } | null
    announcement: {
      title: string
      href: string
      publishedAt: Instant
      /** Whether what was pasted is still what we say. */
      stands: "current" | "replaced" | "withdrawn"
    } | null
    checkedAt: Instant
  } | null
}

export interface VerifyAgentProps {
  site: string
  /** Whoever is signed in needs no number. */
  signedIn: boolean
  values: { words: string; number: string }
  errors: FieldError[]
  answer: {
    /**
     * `yours`: they talk with the reader; `there`: in the conversation whose number was given; `ours`: with somebody;
     * `elsewhere`: the reader is signed in, and it is somebody else;
     * `none`: nobody of ours has these words now; `cannot-check`: we don't know.
     */
    verdict: "yours" | "there" | "ours" | "elsewhere" | "none" | "cannot-check"
    /** Null where it isn't told. */
    name: string | null
    number: string | null
    checkedAt: Instant
  } | null
}

export interface VerifyTranscriptProps {
  site: string
  maxMb: number
  errors: FieldError[]
  answer: {
    verdict: "holds" | "changed" | "other-key" | "no-transcript"
    /** Only where it holds: what a changed file says is nobody's word. */
    transcript: {
      number: string
      from: Instant
      to: Instant
      messages: number
      /** Events that are the desk's own business: their place in the chain is proved, not what they say. */
      hidden: number
      issuedAt: Instant
    } | null
    /** The thumbprint of the key it names. */
    key: string | null
    fault: {
      part: "entry" | "text" | "order" | "end" | "around"
      seq: number | null
      line: number | null
    } | null
    checkedAt: Instant
  } | null
}

export interface ImpostorReportProps {
  requestId: string
  values: { what: string; met: string; story: string }
  errors: FieldError[]
  site: string
  files: { maxMb: number; accept: string }
  done: boolean
}
