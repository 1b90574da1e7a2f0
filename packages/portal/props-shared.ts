/** What the props of all pages and mails are made of. Types only; take them from props.ts. */

/** Languages the product speaks. zh-CN uses 你. */
export type Locale = "en" | "zh-CN"

/** An instant as ISO 8601 in UTC, e.g. "2026-11-22T06:05:24Z". Pages show it in `context.zone`. */
export type Instant = string

export interface BrandFacts {
  /** "Kestrel Exchange" */
  name: string
  /** "Kestrel": used inside sentences. */
  shortName: string
  /** The host the reader should see in the address bar: "help.kestrel.example". */
  host: string
  /** Address that answers: "support@kestrel.example". */
  supportEmail: string
  /** Address that mail is sent from: "no-reply@kestrel.example". */
  mailFrom: string
  /** Path data of the mark on a 24 × 24 grid, drawn with a stroke of 2; null shows the first letter. */
  mark: string | null
  /** Address of the style sheet with its colours; null for the usual ones. */
  theme: string | null
}

/**
 * An error the reader can do something about. With `message` it is shown as it is, in the reader's language;
 * without, `code` is looked up in packages/ui/messages/errors.ts and form-errors.ts (sentence) with an optional
 * `<code>.next` (what to do). A code that neither knows shows the sentence of "internal" and the code.
 */
export interface ErrorFact {
  code: string
  values?: Record<string, string | number>
  message?: string
  next?: string
}

/** An error that belongs to one input; `field` is the input's name. */
export interface FieldError extends ErrorFact {
  field: string
}
