import { Refusal } from "@veridesk/contract/errors.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { spokenTicketNumber } from "@veridesk/contract/ticket-number.ts"
import { mailLetter } from "@veridesk/ui/messages/mail-letter.ts"
import { say } from "@veridesk/ui/say.ts"
import { readable } from "../../conversations/index.ts"
import type { Context } from "../../platform/context.ts"
import { idOf } from "../../platform/id-of.ts"
import { setPages } from "../../transcripts/index.ts"

const TEMPLATE = new URL("./letter.typ", import.meta.url)

export type LetterDeps = {
  brandOf: (id: string) => { name: string; legalEntity: string; host: string }
  teamName: (id: string | null, locale: Locale) => string
  takeIn: (file: { actor: StaffActor; id: string; name: string; bytes: Uint8Array }) => Promise<void>
}

export type Letter = {
  conversationId: string
  messageId: string
  text: string
  signer: string
  position: string
}

/**
 * Sets a formal answer as a letter on the brand's paper (domain.md E22): case reference, date, text, a named signer. It is
 * taken in as a file of whoever writes, to be bound to the answer with the others; the same answer has the same letter.
 * @returns the file's id
 */
export function makeLetterOf(d: LetterDeps) {
  return async (ctx: Context<StaffActor>, letter: Letter): Promise<string> => {
    if (letter.text.trim() === "") throw new Refusal("empty-message", 422)
    const c = await readable(ctx.db, ctx.actor, { id: letter.conversationId })
    const { locale } = c
    const t = (key: keyof typeof mailLetter, values?: Record<string, string>) =>
      say(locale, mailLetter, key, values)
    const brand = d.brandOf(c.brandId)
    const bytes = await setPages(TEMPLATE, {
      locale,
      brand: brand.name,
      entity: brand.legalEntity,
      host: brand.host,
      facts: [
        { label: t("case"), value: spokenTicketNumber(c.number) },
        { label: t("date"), value: dateIn(locale, ctx.now) },
        { label: t("about"), value: c.subject },
      ],
      paragraphs: letter.text
        .split(/\n{2,}/)
        .map((paragraph) => paragraph.trim())
        .filter((paragraph) => paragraph !== ""),
      regards: t("regards"),
      signer: letter.signer,
      position: [letter.position, d.teamName(c.teamId, locale), brand.name]
        .filter((line) => line !== "")
        .join(" · "),
      check: t("check", { host: brand.host }),
      page: t("page", { page: "{page}", pages: "{pages}" }),
    })
    const id = idOf("letter", letter.messageId)
    await d.takeIn({ actor: ctx.actor, id, name: `${t("file", { number: c.number })}.pdf`, bytes })
    return id
  }
}

function dateIn(locale: Locale, at: Date): string {
  const timeZone = locale === "zh-CN" ? "Asia/Shanghai" : "UTC"
  return new Intl.DateTimeFormat(locale, { timeZone, year: "numeric", month: "long", day: "numeric" }).format(
    at,
  )
}
