import type { PortalKey } from "../shell/page-state.ts"

type FieldKey = Extract<PortalKey, `cont.m.f.${string}`>

/** What each kind of mailbox needs to know, in the order in which it is asked (domain.md E4). */
const FIELDS: Record<string, FieldKey[]> = {
  support: ["cont.m.f.uid", "cont.m.f.time", "cont.m.f.txid", "cont.m.f.amount"],
  account: ["cont.m.f.uid", "cont.m.f.time", "cont.m.f.device"],
  security: ["cont.m.f.uid", "cont.m.f.time", "cont.m.f.lost"],
  trade: ["cont.m.f.uid", "cont.m.f.time", "cont.m.f.order", "cont.m.f.amount"],
  tech: ["cont.m.f.uid", "cont.m.f.time", "cont.m.f.endpoint", "cont.m.f.error"],
  compliance: ["cont.m.f.uid", "cont.m.f.case"],
  complaints: ["cont.m.f.uid", "cont.m.f.ticket", "cont.m.f.time"],
  legal: ["cont.m.f.sender", "cont.m.f.matter", "cont.m.f.deadline"],
}

type Tell = (key: PortalKey) => string

/** The skeleton of a mail to one of our mailboxes; of one that has none of its own, the general one. */
export function mailTemplate(key: string, t: Tell): string {
  const fields = FIELDS[key] ?? FIELDS["support"] ?? []
  return [
    t("cont.m.in-short"),
    "",
    ...fields.map(t),
    "",
    t("cont.m.details"),
    "",
    "",
    t("cont.m.tried"),
    "",
    "",
    t("cont.m.never"),
  ].join("\n")
}

/** A link that opens a mail with this in it (RFC 6068 §2, §5: line ends are CRLF). */
export function mailto(o: { address: string; subject: string; body: string }): string {
  const part = (text: string) => encodeURIComponent(text.replaceAll("\n", "\r\n"))
  return `mailto:${encodeURIComponent(o.address).replaceAll("%40", "@")}?subject=${part(o.subject)}&body=${part(o.body)}`
}
