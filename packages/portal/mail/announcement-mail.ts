import { announcements } from "@veridesk/ui/messages/announcements.ts"
import { say } from "@veridesk/ui/say.ts"
import type { AnnouncementConfirmMail, AnnouncementDigestMail, MailContext } from "../props-mail.ts"
import { type Block, type Sheet, sayFor } from "./sheet.tsx"

/** Announcements of the last while in one mail, each with the fingerprint by which it can be checked. */
export function announcementDigest(props: AnnouncementDigestMail, context: MailContext): Sheet {
  const { m, link } = sayFor(context)
  const brand = context.brand.shortName
  const [first] = props.items
  const title = first?.title ?? ""
  const more = props.items.length - 1
  return {
    subject:
      more > 0 ? m("news.subject.many", { brand, title, n: more }) : m("news.subject", { brand, title }),
    preview: first?.changed?.note ?? first?.summary ?? "",
    blocks: [
      ...props.items.flatMap((item) => itemBlocks(item, context)),
      { block: "small", text: `${m("news.manage")} ${link(props.managePath)}` },
    ],
  }
}

function itemBlocks(item: AnnouncementDigestMail["items"][number], context: MailContext): Block[] {
  const { m, when, link, locale } = sayFor(context)
  const t = (key: keyof typeof announcements) => say(locale, announcements, key)
  const facts = [
    ...(item.affected ? [{ label: m("news.affected"), value: item.affected }] : []),
    ...(item.startsAt ? [{ label: m("news.from"), value: when(item.startsAt) }] : []),
    ...(item.endsAt ? [{ label: m("news.until"), value: when(item.endsAt) }] : []),
    { label: m("news.fingerprint"), value: item.fingerprint },
  ]
  return [
    { block: "small", text: t(`ann.kind.${item.kind}`) },
    { block: "title", text: item.title },
    ...(item.changed
      ? [{ block: "text" as const, text: `${t(`ann.changed.${item.changed.reason}`)} ${item.changed.note}` }]
      : []),
    { block: "text", text: item.summary },
    { block: "facts", lines: facts },
    { block: "button", label: m("news.read"), href: link(item.path) },
  ]
}

/** To an address that somebody gave: nothing in it is theirs, so that nobody can write to strangers through us. */
export function announcementConfirm(props: AnnouncementConfirmMail, context: MailContext): Sheet {
  const { m, when, link } = sayFor(context)
  const brand = context.brand.shortName
  const way = props.known ? "known" : "confirm"
  return {
    subject: m("news.confirm.subject", { brand }),
    preview: m("news.confirm.preview"),
    blocks: [
      { block: "title", text: m(`news.${way}.title`) },
      { block: "text", text: m(`news.${way}.text`) },
      { block: "button", label: m(`news.${way}.go`), href: link(props.path) },
      ...(props.known
        ? []
        : [
            { block: "small" as const, text: m("valid-until", { time: when(props.expiresAt) }) },
            { block: "small" as const, text: m("news.confirm.not-you") },
          ]),
    ],
  }
}
