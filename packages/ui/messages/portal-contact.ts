import type { Catalogue } from "../say.ts"

/** Writing to us by mail: which mailbox for what, how long it takes, and what a good mail says. */
export const portalContact = {
  "cont.mail": { en: "By e-mail", zh: "发送邮件" },
  "cont.mail.more": {
    en: "Each mailbox is read by the people who can solve it. A mail gets a ticket number like a ticket does; a ticket is quicker, since it asks for what is needed.",
    zh: "每个邮箱由能解决该类问题的团队处理。邮件同样会得到工单编号；提交工单会直接询问所需信息，因此更快。",
  },
  "cont.mail.box": { en: "Mailbox", zh: "邮箱" },
  "cont.mail.takes": { en: "First reply at present", zh: "目前首次回复" },
  "cont.mail.write": { en: "Write with a template", zh: "用模板写邮件" },
  "cont.mail.write.to": { en: "Write with a template to {address}", zh: "用模板写邮件给 {address}" },
  "cont.mail.template": { en: "What a good mail says", zh: "邮件该写些什么" },
  "cont.mail.template.more": {
    en: "One sentence first, then the details. This is what the template holds; copy it where your mail program doesn’t open.",
    zh: "先用一句话说明问题，再写细节。以下是模板内容，若邮件程序没有打开，可复制使用。",
  },
  "cont.mail.proof": {
    en: "Write from the address of your account. From another one we can’t say anything about it.",
    zh: "请用账户绑定的邮箱发信。从其他邮箱来信，我们无法透露账户的任何信息。",
  },
  "cont.m.subject": { en: "{name}: what it is about, in a few words", zh: "{name}：用几个字概括问题" },
  "cont.m.in-short": { en: "In one sentence:", zh: "一句话说明：" },
  "cont.m.details": { en: "What happened, step by step:", zh: "详细经过：" },
  "cont.m.tried": { en: "What I have tried:", zh: "已尝试的方法：" },
  "cont.m.never": {
    en: "(Never send passwords, codes, recovery phrases or keys.)",
    zh: "（请勿发送密码、验证码、助记词或密钥。）",
  },
  "cont.m.f.uid": { en: "UID:", zh: "UID：" },
  "cont.m.f.time": { en: "Time, with its zone:", zh: "时间（含时区）：" },
  "cont.m.f.txid": { en: "TxID, withdrawal or order number:", zh: "TxID、提现编号或订单号：" },
  "cont.m.f.amount": { en: "Asset, network and amount:", zh: "币种、网络与数量：" },
  "cont.m.f.device": { en: "Device and app version:", zh: "设备与 App 版本：" },
  "cont.m.f.lost": { en: "What is gone, and when you noticed:", zh: "损失内容与发现时间：" },
  "cont.m.f.order": { en: "Order number and pair:", zh: "订单号与交易对：" },
  "cont.m.f.endpoint": { en: "Endpoint and request ID:", zh: "接口与请求 ID：" },
  "cont.m.f.error": { en: "Error code and message:", zh: "错误代码与信息：" },
  "cont.m.f.ticket": { en: "Earlier ticket numbers:", zh: "此前的工单编号：" },
  "cont.m.f.case": { en: "Number of our letter, if you have one:", zh: "我们来函的编号（如有）：" },
  "cont.m.f.sender": { en: "Whom you write for:", zh: "代表的机构或个人：" },
  "cont.m.f.matter": { en: "Matter and reference:", zh: "事由与案号：" },
  "cont.m.f.deadline": { en: "Until when you need an answer:", zh: "需要答复的期限：" },
} as const satisfies Catalogue
