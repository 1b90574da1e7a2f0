import { mail } from "@veridesk/ui/messages/mail.ts"
import { type Locale, say, type Values } from "@veridesk/ui/say.ts"
import type { MailContext } from "../props-mail.ts"
import { tell, zoneName } from "../shell/clock.ts"

/**
 * A mail is written once as a list of blocks; the HTML part and the text part are drawn from the same list, so
 * they can't say different things.
 */
export type Block =
  | { block: "title"; text: string }
  | { block: "text"; text: string }
  /** What a person wrote, line breaks kept, and who they are under it. Never marked by ">": mail programs fold that away. */
  | { block: "quote"; by: string; text: string }
  | { block: "number"; label: string; number: string }
  | { block: "facts"; lines: { label: string; value: string }[] }
  | { block: "list"; items: string[] }
  | { block: "links"; items: { label: string; href: string }[] }
  | { block: "button"; label: string; href: string }
  | { block: "small"; text: string }

export interface Sheet {
  subject: string
  /** What mail programs show beside the subject. */
  preview: string
  blocks: Block[]
}

export interface MailSay {
  locale: Locale
  m: (key: keyof typeof mail, values?: Values) => string
  when: (at: string) => string
  link: (path: string) => string
}

export function sayFor({ locale, zone, origin }: MailContext): MailSay {
  return {
    locale,
    m: (key, values) => say(locale, mail, key, values),
    when: (at) =>
      say(locale, mail, "time.zoned", { time: tell({ locale, zone }, at, "full"), zone: zoneName(zone, at) }),
    link: (path) => `${origin}${path}`,
  }
}
