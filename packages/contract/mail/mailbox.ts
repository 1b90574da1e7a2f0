import * as z from "zod"
import { id } from "../ids.ts"
import { locale } from "../locale.ts"

/** What a mailbox is for; each has its team, form, clock and macros (domain.md §1.3, E3 and E10). */
export const mailboxKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

const address = z
  .string()
  .max(254)
  .regex(/^[^\s@<>",;:()[\]\\]{1,64}@[a-z0-9.-]{1,189}$/)

/** How a mailbox elsewhere is fetched. A password is only ever written, never read back. */
export const imapSettings = z.object({
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65_535),
  security: z.enum(["tls", "starttls", "none"]),
  user: z.string().min(1).max(254),
  sign: z.enum(["password", "oauth2"]),
  folders: z.array(z.string().min(1).max(200)).min(1).max(20),
  /** For `oauth2`: where a fresh access token is had with the refresh token (RFC 6749 §6). */
  oauth: z
    .object({ tokenUrl: z.url().max(500), clientId: z.string().max(300), scope: z.string().max(1000) })
    .nullable(),
})
export type ImapSettings = z.infer<typeof imapSettings>

export const mailbox = z.object({
  id,
  key: mailboxKey,
  brandId: id,
  address,
  aliases: z.array(address).max(20),
  name: z.object({ en: z.string().min(1).max(80), zh: z.string().min(1).max(80) }),
  teamId: id.nullable(),
  formKey: z.string().min(1).max(40),
  /** The language of its answers where the mail's own isn't ours; null: as the mail is written. */
  locale: locale.nullable(),
  signature: z.object({ en: z.string().max(2000), zh: z.string().max(2000) }),
  /** Paused: what comes is kept and not yet read. */
  paused: z.boolean(),
  imap: imapSettings.nullable(),
  version: z.int(),
})
export type Mailbox = z.infer<typeof mailbox>
