/** Props of the page on which somebody outside answers a question. Types only. */
import type { FieldError, Instant } from "./props-shared.ts"

/** GET and POST paths.asked(token); the form has `requestId` and `body`. Nobody signs in here: the link is the key. */
export interface AskedProps {
  /** Where the form posts to. */
  path: string
  requestId: string
  subject: string
  closed: boolean
  messages: { id: string; ours: boolean; name: string; body: string | null; at: Instant }[]
  body: string
  errors: FieldError[]
  /** The answer was taken. */
  sent: boolean
}
