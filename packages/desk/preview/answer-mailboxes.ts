import type { MailboxView } from "@veridesk/contract/mail/mailbox-desk.ts"
import { type Answer, ok } from "./answered.ts"
import { teams } from "./people.ts"
import { uuidFor } from "./uuid-for.ts"

const SAFE = {
  en: "We never ask for passwords, verification codes or recovery phrases.",
  zh: "我们绝不会向你索要密码、验证码或助记词。",
}

function box(
  [key, formKey, en, zh]: [string, string, string, string],
  more: Partial<MailboxView> = {},
): MailboxView {
  return {
    id: uuidFor(`mailbox-${key}`),
    key,
    brandId: uuidFor("brand"),
    address: `${key}@kestrel.example`,
    aliases: [],
    name: { en, zh },
    teamId: teams[0]?.id ?? null,
    formKey,
    locale: null,
    signature: { en: `${en}\n${SAFE.en}`, zh: `${zh}\n${SAFE.zh}` },
    paused: false,
    imap: null,
    version: 1,
    secretKept: false,
    savedBy: null,
    savedAt: null,
    ...more,
  }
}

const boxes = [
  box(["support", "other", "Customer service", "客户服务"], {
    aliases: ["help@kestrel.example", "kefu@kestrel.example"],
    version: 3,
    savedBy: "Sune",
    savedAt: "2026-11-20T09:12:00.000Z",
  }),
  box(["account", "account-login", "Account support", "账户支持"]),
  box(["security", "account-security", "Account security", "账户安全"]),
  box(["tech", "api-call", "Technical support", "技术支持"], { paused: true }),
  box(["legal", "legal", "Legal", "法律事务"], {
    secretKept: true,
    imap: {
      host: "imap.kestrel.example",
      port: 993,
      security: "tls",
      user: "legal@kestrel.example",
      sign: "password",
      folders: ["INBOX"],
      oauth: null,
    },
  }),
]

/** The mailboxes of the made-up exchange; nothing is kept. */
export function answerMailboxes({ method, url }: { method: string; url: URL }): Answer {
  if (url.pathname.endsWith("/test"))
    return ok({ result: "refused", said: "NO [AUTHENTICATIONFAILED] Invalid credentials", folders: [] })
  return method === "GET" ? ok({ mailboxes: boxes }) : ok({ key: "support", version: 4 })
}
