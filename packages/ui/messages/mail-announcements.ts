import type { Catalogue } from "../say.ts"

/** What mails about announcements say around them. */
export const mailAnnouncements = {
  "news.subject": { en: "{brand}: {title}", zh: "{brand}：{title}" },
  "news.subject.many": {
    en: "{brand}: {title} and {n, plural, one {# more announcement} other {# more announcements}}",
    zh: "{brand}：{title} 等 {n} 条公告",
  },
  "news.affected": { en: "Affects", zh: "影响" },
  "news.from": { en: "From", zh: "开始" },
  "news.until": { en: "Until", zh: "结束" },
  "news.fingerprint": { en: "Fingerprint", zh: "签名指纹" },
  "news.read": { en: "Read it on our site", zh: "在官网查看" },
  "news.manage": { en: "Change what you hear of, or stop it:", zh: "更改或取消订阅：" },
  "news.confirm.subject": { en: "{brand}: say yes to announcements by mail", zh: "{brand}：确认订阅公告" },
  "news.confirm.preview": { en: "Nothing is sent until you do.", zh: "确认前不会发送任何公告。" },
  "news.confirm.title": { en: "Do you want our announcements?", zh: "要接收我们的公告吗？" },
  "news.confirm.text": {
    en: "Somebody gave this address for announcements by mail. If it was you, say so on the next page.",
    zh: "有人用这个邮箱订阅公告。如果是你本人，请在下一页确认。",
  },
  "news.confirm.go": { en: "Confirm", zh: "确认订阅" },
  "news.confirm.not-you": {
    en: "It wasn’t you? Do nothing: nothing will be sent.",
    zh: "不是你？无需操作，我们不会发送。",
  },
  "news.known.title": { en: "You are subscribed already", zh: "你已订阅公告" },
  "news.known.text": {
    en: "Somebody gave this address again. Here you can see and change what you hear of.",
    zh: "有人再次用这个邮箱订阅。你可以在这里查看和更改订阅设置。",
  },
  "news.known.go": { en: "See your settings", zh: "查看设置" },
} as const satisfies Catalogue
