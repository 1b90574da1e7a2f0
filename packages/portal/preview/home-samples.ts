import type { HomeProps, Locale } from "../props.ts"
import { publicPaths } from "../paths-public.ts"
import { now, pick } from "./people.ts"
import { announcementRows } from "./announcement-samples.ts"
import { topics } from "./article-samples.ts"
import { rows } from "./ticket-samples.ts"

export function home(locale: Locale, more: Partial<HomeProps> = {}): HomeProps {
  const tools = publicPaths(locale)
  const to = (type: string) => `/tickets/new?type=${type}`
  return {
    tasks: [
      { task: "deposit", href: tools.depositTool },
      { task: "withdrawal", href: tools.withdrawalTool },
      { task: "locked", href: tools.lockTool },
      { task: "lost-2fa", href: "/locked-out?problem=lost-authenticator" },
      { task: "card", href: to("fiat-deposit") },
      { task: "scam", href: to("scam-victim") },
    ],
    replyTimes: [
      { label: pick(locale, "Deposits, withdrawals", "充提类工单"), from: 120, to: 300 },
      { label: pick(locale, "Account security", "账户安全类工单"), from: 30, to: 50 },
      { label: pick(locale, "Everything else", "其他工单"), from: 180, to: 480 },
    ],
    replyTimesAt: now,
    tickets: { open: rows(locale).slice(0, 2), total: 7 },
    announcements: announcementRows(locale),
    topics: topics(locale),
    official: [
      {
        kind: "website",
        address: "help.kestrel.example",
        use: pick(locale, "Help and tickets", "帮助与工单"),
      },
      {
        kind: "email",
        address: "support@kestrel.example",
        use: pick(locale, "Support’s mailbox", "客服邮箱"),
      },
      {
        kind: "email",
        address: "no-reply@kestrel.example",
        use: pick(locale, "Receipts and answers", "回执与回复"),
      },
      {
        kind: "telegram",
        address: "@kestrel_news_zh",
        use: pick(locale, "Chinese announcements, broadcast only", "中文公告，仅发布"),
      },
      { kind: "x", address: "@KestrelExchange", use: pick(locale, "Announcements", "公告") },
    ],
    ...more,
  }
}
