import type { Catalogue } from "../say.ts"

/** What is said in place of an encrypted mail's text, and on an encrypted mail of ours for everybody to see. */
export const mailCrypto = {
  "mail-crypto.no-key": {
    en: "This mail is encrypted, and no key of this mailbox opens it. Ask its sender to encrypt it with the public key of this mailbox, or to send it without encryption.",
    zh: "此邮件已加密，本邮箱没有可用的密钥。请发件人改用本邮箱的公钥加密，或不加密重新发送。",
  },
  "mail-crypto.damaged": {
    en: "This mail is encrypted, and what it holds was not opened: it was changed on its way, or its encryption is too weak to be believed. Ask its sender to send it again.",
    zh: "此邮件已加密，但未能打开：内容在途中被改动，或加密方式过弱而不可信。请发件人重新发送。",
  },
  "mail-crypto.subject": { en: "Encrypted message", zh: "加密邮件" },
  "mail-crypto.subject-numbered": { en: "Encrypted message about {number}", zh: "加密邮件（{number}）" },
} as const satisfies Catalogue
