import type { RegisterEntry } from "@veridesk/contract/registry.ts"
import { entryOf } from "./entry.ts"

/** What is known of an installation before anybody has said anything: where it is, and from where it writes. */
export function defaultEntries(
  brand: { name: string; host: string; mailFrom: string },
  since: string,
): RegisterEntry[] {
  const domain = (brand.mailFrom.split("@")[1] ?? brand.host).replace(/^help\./, "")
  const support = `support@${domain}`
  const whose = { since, owner: brand.name, brand: brand.name }
  const mailboxes: RegisterEntry[] = [support, brand.mailFrom]
    .filter((address, at, all) => all.indexOf(address) === at)
    .map((address, at) =>
      entryOf({
        ...whose,
        key: `R-000${at + 2}`,
        kind: "email",
        address: address.toLowerCase(),
        use:
          address === support
            ? { en: "Support’s mailbox", zh: "客服邮箱" }
            : { en: "Mails about your tickets; it does not read answers", zh: "工单通知邮件，不接收回复" },
      }),
    )
  return [
    entryOf({
      ...whose,
      key: "R-0001",
      kind: "website",
      address: brand.host.replace(/:\d+$/, "").toLowerCase(),
      name: { en: "Help site", zh: "帮助中心" },
      use: { en: "Articles, tickets and this check", zh: "文章、工单与官方核验" },
    }),
    ...mailboxes,
  ]
}
