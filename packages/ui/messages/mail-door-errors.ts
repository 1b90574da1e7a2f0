/** What a program is told that delivers mails over the hook. */
export const mailDoorErrors = {
  "mail-not-signed": {
    en: "This delivery isn’t signed with the secret of this installation.",
    zh: "此投递未使用本系统的密钥签名。",
  },
  "mail-not-signed.next": {
    en: "Check MAIL_HOOK_SECRET on both sides, the clock, and what is signed (docs/email.md).",
    zh: "请检查两端的 MAIL_HOOK_SECRET、系统时间以及签名内容（见 docs/email.md）。",
  },
  "no-such-mailbox": { en: "None of these addresses is a mailbox here.", zh: "这些地址都不是本系统的邮箱。" },
  "no-such-mailbox.next": {
    en: "Deliver only to addresses and aliases of the mailboxes in the desk’s settings.",
    zh: "请只投递到工作台设置中列出的邮箱地址或别名。",
  },
  "mail-later": { en: "The mail can’t be kept just now.", zh: "暂时无法保存这封邮件。" },
  "mail-later.next": {
    en: "Nothing of it was kept. Deliver it again in a minute, under the same delivery id.",
    zh: "内容未保存，请一分钟后用相同的投递编号重新投递。",
  },
  "mail-too-large": { en: "The mail is larger than allowed.", zh: "邮件超过大小上限。" },
  "mail-too-large.next": {
    en: "It can’t be delivered here; tell its sender. MAIL_IN_MB is the bound.",
    zh: "无法投递，请告知发件人。上限由 MAIL_IN_MB 设置。",
  },
}
