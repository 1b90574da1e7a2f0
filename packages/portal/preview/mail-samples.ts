import type { Locale } from "../props.ts"
import type { MailContext, MailProps } from "../props-mail.ts"
import { kestrel, pick } from "./people.ts"

export function mailContext(locale: Locale): MailContext {
  return {
    locale,
    brand: kestrel,
    zone: "Asia/Shanghai",
    origin: "https://help.kestrel.example",
    antiPhishingCode: "蓝鲸-1987",
  }
}

export function mails(locale: Locale): MailProps {
  const expiresAt = "2026-11-22T07:06:00Z"
  const team = pick(locale, "Deposits team", "充提组")
  return {
    "ticket-received": {
      number: "4812077351",
      typeTitle: pick(locale, "Deposit not credited", "充值未到账"),
      team,
      replyFrom: "2026-11-22T08:00:00Z",
      replyBy: "2026-11-22T12:00:00Z",
      ticketPath: "/tickets/4812077351",
      articles: [
        {
          title: pick(locale, "Why a deposit isn’t credited yet", "充值为什么还没有到账"),
          path: pick(locale, "/en/help/deposit-not-credited", "/zh-cn/help/deposit-not-credited"),
        },
      ],
      missing: [pick(locale, "UID of your account", "账户 UID")],
      byMail: true,
    },
    "agent-replied": {
      number: "4812077351",
      agent: "Mei",
      team,
      body: pick(
        locale,
        "The transfer is on chain with 20 of 20 confirmations.\n\nI need two documents to go on.",
        "这笔转账已在链上确认 20/20 次。\n\n继续处理需要两份材料。",
      ),
      attachments: 1,
      links: [],
      linksUntil: null,
      solvedUntil: "2026-12-06T06:00:00Z",
      ticketPath: "/tickets/4812077351",
      signature: pick(locale, "Deposits, Kestrel Exchange", "Kestrel 充提服务"),
      byMail: true,
      letter: false,
      missed: false,
    },
    "documents-asked": {
      number: "4812077351",
      agent: "Mei",
      team,
      body: pick(locale, "I need two things to go on.", "继续处理需要两份材料。"),
      items: [
        pick(locale, "Withdrawal record", "提现记录"),
        pick(locale, "Source-of-funds note", "资金来源说明"),
      ],
      complete: true,
      ticketPath: "/tickets/4812077351#documents",
    },
    "secret-exposed": {
      number: "2604671916",
      kinds: ["seed-phrase", "password"],
      ticketPath: "/tickets/2604671916",
    },
    "ticket-resolved": {
      number: "4812077351",
      team,
      reopenUntil: "2026-12-06T06:00:00Z",
      ticketPath: "/tickets/4812077351#rating",
    },
    "verify-email": { verifyPath: "/verify-email?token=x7f3", expiresAt },
    "sign-in-alert": {
      device: "Safari · iPhone",
      address: "198.51.•.•",
      at: "2026-11-22T06:00:00Z",
      securityPath: "/security",
    },
    "password-reset": { resetPath: "/password/new?token=x7f3", expiresAt },
    "staff-invite": {
      invitedBy: "Sune",
      role: pick(locale, "agent", "客服"),
      inviteUrl: "https://desk.kestrel.example/join?token=x7f3",
      expiresAt,
    },
    "side-message": {
      subject: pick(locale, "Deposit 1,200 USDT: is it held with you?", "充值 1,200 USDT：是否在你方暂停？"),
      agent: "Mei",
      body: pick(locale, "Can you see this transfer on your side?", "你方能否看到这笔转账？"),
      answerPath: "/asked/x7f3",
      expiresAt,
    },
    "announcement-digest": {
      items: [
        {
          kind: "incident",
          title: pick(locale, "USDT deposits on TRON are late", "TRON 网络 USDT 充值延迟"),
          summary: pick(
            locale,
            "Deposits arrive, but late. Funds are safe.",
            "充值会到账，但有延迟，资产安全。",
          ),
          changed: { reason: "update", note: pick(locale, "The node is back.", "节点已恢复。") },
          affected: "USDT-TRON",
          startsAt: "2026-11-22T04:20:00Z",
          endsAt: null,
          path: "/en/announcements/usdt-deposits-on-tron-are-late-1001",
          fingerprint: "7F3A 09BC 51D2 E8A4 C06B",
        },
      ],
      managePath: "/announcements/manage/x7f3",
    },
    "announcement-confirm": { path: "/announcements/confirm/x7f3", known: false, expiresAt },
    "locked-out": { number: "7730551248", continuePath: "/locked-out/continue?token=x7f3", expiresAt },
  }
}
