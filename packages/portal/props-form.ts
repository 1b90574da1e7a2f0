/** Props of the ticket form, the look-up card and attachments. Types only. */
import type { UploadView } from "@veridesk/contract/attachments.ts"
import type { Condition } from "@veridesk/contract/forms/conditions.ts"
import type { SecretKind } from "@veridesk/contract/secrets/finding.ts"
import type { FieldError, Instant } from "./props-shared.ts"

/**
 * GET paths.newTicket(type). POST to the same address, multipart, with
 * - every field's input (names: see FormField), `type`, `version`, `requestId`, `attachment` (id, repeated),
 *   `files` (only without JavaScript), `different` (number of a duplicate the reader has waved aside)
 * - `act`:
 *     fields            show the fields of `type` again (type, asset or what a condition looks at changed without
 *                       JavaScript); keep values
 *     types             show the list of types again; keep values
 *     review            check all, show the review step
 *     edit              back from review to fill
 *     submit            file it → 303 to paths.receipt(number)
 *     attach            store `files`, render again
 *     remove:<id>       forget an attachment
 *     move:<a>:<b>      value of field a goes to field b, a is emptied (a FieldFix)
 *     set:<a>:<value>   field a gets the value (a FieldFix)
 *     add-to:<number>   put what is written into the existing ticket instead → 303 to paths.ticket(number)
 *     language:<locale> render again in that language; keep values
 *   A POST without `act` (Enter in a field) counts as review.
 * With `Accept: application/json` the answer is a FormAnswer.
 */
export interface TicketFormProps {
  step: "fill" | "review"
  /** UUIDv7 of this submission. Kept through every re-render and retry. */
  requestId: string
  /** Scopes the draft kept in the browser, so that two people on one device don't see each other's. */
  draftScope: string
  /** All types to choose from; once one is chosen, that one alone. GET paths.newTicket() brings them all. */
  types: TypeChoice[]
  form: FormDefinition | null
  /** By input name. Values of other types' fields are kept too, so that a change of type loses nothing. */
  values: Record<string, string>
  errors: FieldError[]
  /** Good news and offers under a field: "taken out of an explorer link", "move it", "switch network". */
  notes: FieldNote[]
  /** Where the values of these inputs came from the account rather than the reader. */
  prefilled: string[]
  lookup: LookupCard | null
  duplicate: DuplicateFact | null
  attachments: UploadView[]
  /** Ids of those of `attachments` that stand in a place of the form's evidence, by its id. */
  evidence: Record<string, string[]>
  uploads: UploadRules
  rail: FormRail
  /** Set when a secret was found in a text: nothing was stored, the text must be changed. */
  secret: { field: string; kind: SecretKind } | null
}

/** Answer to a POST of a form with `Accept: application/json`. */
export type FormAnswer<Props> =
  | { outcome: "done"; location: string }
  | { outcome: "again"; props: Props }
  | { outcome: "signed-out"; signIn: string }

export type { SecretKind }

export interface TypeChoice {
  type: string
  title: string
  /** One line that tells this type from its neighbours. */
  about: string
  group: string
  icon:
    | "deposit"
    | "withdrawal"
    | "account"
    | "trade"
    | "p2p"
    | "security"
    | "api"
    | "compliance"
    | "complaint"
    | "suggestion"
    | "legal"
    | "other"
  /** What it can be found by, beside title and group: synonyms, and the other language. */
  words: string
}

export interface FormDefinition {
  type: string
  version: number
  title: string
  /** Heading of the part that holds the fields: "This deposit". */
  factsTitle: string
  fields: FormField[]
  evidence: EvidenceSlot[]
}

/** A file that is asked for by name. Its input is `files.<id>`, the ids of its files come as `evidence.<id>`. */
export interface EvidenceSlot {
  id: string
  label: string
  about: string
  required: boolean
  show?: Condition
  accept: string
}

interface FieldBase {
  /** Name of the input. */
  id: string
  label: string
  hint?: string
  required: boolean
  /** Shown and asked only where this holds of the other answers. */
  show?: Condition
  requireWhen?: Condition
}

/** Inputs are named `id`, unless said otherwise. */
export type FormField =
  /**
   * Value "USDT/tron". Only valid pairs are offered. Without a value the page offers one grouped list; with
   * one, the asset as a select named `<id>.asset` (only used to show its networks) and the networks as radios.
   */
  | (FieldBase & { kind: "asset-network"; assets: AssetChoice[] })
  /** `pair` names the asset-network field whose network decides the format. `address` takes a pasted address. */
  | (FieldBase & { kind: "txid"; pair: string | null; address: string | null; lookup: boolean })
  | (FieldBase & { kind: "address"; pair: string | null })
  | (FieldBase & { kind: "memo"; pair: string | null })
  /** Decimal string; "1,234.5" and "１２３４．５" are to be normalised. The unit is the pair's asset. */
  | (FieldBase & { kind: "amount"; pair: string | null })
  /** `<id>.at` = wall time "2026-11-22T14:05", `<id>.precision` = Precision, `<id>.zone` = IANA zone. */
  | (FieldBase & { kind: "occurred-at" })
  | (FieldBase & { kind: "withdrawal-id"; example: string | null })
  | (FieldBase & { kind: "order-id"; example: string | null })
  | (FieldBase & { kind: "symbol"; example: string | null })
  | (FieldBase & { kind: "url" })
  | (FieldBase & { kind: "email" })
  | (FieldBase & { kind: "ip-list" })
  /** Username, e-mail or UID of an account. */
  | (FieldBase & { kind: "identifier" })
  | (FieldBase & { kind: "text" })
  /** `prompts` are short hints of what helps, shown as a list. */
  | (FieldBase & { kind: "long-text"; prompts: string[] })
  | (FieldBase & { kind: "choice"; options: ChoiceOption[] })
  /** One box an option, all named `id`; in `values` the ticked ones, one a line. */
  | (FieldBase & { kind: "choices"; options: ChoiceOption[] })
  /** One box, value "yes". */
  | (FieldBase & { kind: "consent" })

export interface ChoiceOption {
  value: string
  label: string
  note?: string
  when?: Condition
}

export type Precision = "exact" | "minute" | "hour" | "day"

export interface AssetChoice {
  asset: string
  networks: NetworkChoice[]
}
export interface NetworkChoice {
  /** Id as in packages/contract/chains: "tron", "ethereum", "bsc". */
  network: string
  /** "TRON (TRC20)" */
  label: string
  confirmations: number | null
  /** Decimal string in the asset: smaller deposits are not credited. */
  minimum: string | null
}

/** `code` is a key "note.<code>" of packages/ui/messages/portal.ts. */
export interface FieldNote {
  field: string
  tone: "good" | "offer"
  code:
    | "txid-cleaned"
    | "txid-chain"
    | "txid-is-address"
    | "txid-other-network"
    | "txid-secret"
    | "txid-short"
    | "from-account"
    | "address-no-checksum"
    | "address-not-checksummed"
    | "address-is-contract"
    | "address-testnet"
    | "address-burn"
  values?: Record<string, string>
  fix?: FieldFix
}
/** One-click repair; the button posts `act`. `label` values fill the button's text. */
export type FieldFix =
  | { do: "move"; from: string; to: string; toLabel: string }
  | { do: "set"; field: string; value: string; label: string }

/**
 * What the chain and the exchange know about a transaction. Also the answer of POST paths.intakeCheck
 * (JSON, CheckRequest) to the island. The server must answer within 3 s: "down" if it can't know by then.
 */
export type LookupCard =
  | (LookupFacts & {
      state: "found"
      confirmations: { have: number; need: number }
      etaSeconds: number | null
    })
  /** In the exchange's ledger already: no ticket needed. */
  | (LookupFacts & { state: "credited"; creditedAt: Instant })
  /** Seen, not in a block yet. */
  | (LookupFacts & { state: "pending"; etaSeconds: number | null })
  /** Reverted on chain: the sender's wallet still has the funds. */
  | (LookupFacts & { state: "failed" })
  /** Not on the chosen network, but on another one; `fix` switches to it when the asset can be there. */
  | (LookupFacts & { state: "other-network"; chosenLabel: string; fix: FieldFix | null })
  | { state: "not-found"; networkLabel: string; checkedAt: Instant }
  | { state: "down"; networkLabel: string; checkedAt: Instant }

export interface LookupFacts {
  txid: string
  networkLabel: string
  checkedAt: Instant
  asset: string | null
  amount: string | null
  blockAt: Instant | null
  to: { address: string; match: "yours" | "retired" | "not-yours" | "differs" | "unknown" } | null
}

/** Body of POST paths.intakeCheck. Values are as typed; the server normalises them again. */
export interface CheckRequest {
  type: string
  field: string
  values: Record<string, string>
}
/** Its answer: the card, notes and fault of the asked field, and a duplicate if there is one. */
export interface CheckAnswer {
  lookup: LookupCard | null
  notes: FieldNote[]
  errors: FieldError[]
  duplicate: DuplicateFact | null
}

export interface DuplicateFact {
  number: string
  href: string
  title: string
  status: "open" | "waiting-for-you" | "closed"
  lastReply: { team: string; at: Instant } | null
}

/**
 * Files already on the server are the contract's UploadView (in forms) and AttachmentView (in threads). The
 * island uploads by tus to `uploads.endpoint` with the metadata `id` (its own UUIDv7), `filename`, `filetype`,
 * `requestId` and the header `x-csrf-token`; the answer to the last PATCH has an UploadView as its JSON body.
 * While it says "checking" the island asks `<endpoint>/<id>?wait=1` again.
 */
export interface UploadRules {
  endpoint: string
  /** Sent as `x-upload-token` when not empty. */
  token: string
  maxFiles: number
  maxBytes: number
  /** For the `accept` attribute: "image/png,image/jpeg,application/pdf,video/mp4,.log,.txt". */
  accept: string
  /** For the reader: ["PNG", "JPEG", "PDF", "MP4", "TXT"]. */
  formats: string[]
}

export interface FormRail {
  /** "Deposit tickets", minutes. Null without data. */
  replyTime: { label: string; from: number; to: number } | null
  /** The promise: latest time of a first reply if filed now. */
  replyBy: Instant | null
  /** What may solve it at once. */
  advice: string[]
  /** Articles that may answer it. */
  articles: { href: string; title: string }[]
  /** Title of the article that the reader came from; the ticket carries it. */
  readBefore: string | null
}
