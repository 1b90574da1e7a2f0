import type { Catalogue } from "../say.ts"
import { mailAnnouncements } from "./mail-announcements.ts"

/** What our mails say. Subjects hold nothing but our own words, the brand and the ticket number. */
export const mail = {
  ...mailAnnouncements,
  support: { en: "Support", zh: "客户支持" },
  code: { en: "Your anti-phishing code:", zh: "你的防钓鱼码：" },
  never: {
    en: "Nobody at {brand} will ever ask for your password, a code, a seed phrase or a transfer.",
    zh: "{brand} 的任何人都不会索要密码、验证码、助记词，也不会让你转账。",
  },
  from: { en: "This mail was sent from {address}.", zh: "本邮件由 {address} 发出。" },
  "time.zoned": { en: "{time} ({zone})", zh: "{time}（{zone}）" },
  "valid-until": { en: "The link works once, until {time}.", zh: "链接只能使用一次，有效期至 {time}。" },
  ticket: { en: "Ticket", zh: "工单" },
  type: { en: "About", zh: "类型" },
  team: { en: "With", zh: "处理团队" },
  "open-ticket": { en: "Open the ticket", zh: "打开工单" },

  "received.subject": { en: "{brand}: we have your ticket {number}", zh: "{brand}：工单 {number} 已收到" },
  "received.preview": { en: "What happens next, and by when.", zh: "接下来的步骤和时间。" },
  "received.title": { en: "We have your ticket", zh: "你的工单已收到" },
  "received.reply": { en: "First reply", zh: "首次回复" },
  "received.reply-by": { en: "First reply by", zh: "首次回复最晚" },
  "received.next": {
    en: "There is nothing you have to do now. You can add text and files at any time; your place stays the same.",
    zh: "你现在无需做任何事。可以随时补充文字和附件，排队顺序不变。",
  },

  "received.missing": {
    en: "To begin we need the following from you. It is asked for once; please give it by the link, not by mail.",
    zh: "开始处理前还需要你提供以下信息。我们只询问一次，请通过链接提交，不要用邮件发送。",
  },
  "received.give": { en: "Give what is missing", zh: "补充信息" },
  "received.by-mail": {
    en: "You can also answer this mail to add something. Please leave the subject as it is.",
    zh: "也可以直接回复本邮件补充内容，请勿修改主题。",
  },
  "received.articles": { en: "This may help you meanwhile:", zh: "等待期间，以下内容或许有帮助：" },

  "replied.subject": { en: "{brand}: answer to your ticket {number}", zh: "{brand}：工单 {number} 有新回复" },
  "replied.preview": { en: "{agent} has answered.", zh: "{agent} 回复了你。" },
  "replied.by": { en: "{agent}, {team}", zh: "{agent} · {team}" },
  "replied.title": { en: "You have an answer", zh: "你有新回复" },
  "replied.files": {
    en: "{n, plural, one {With one file, which you can open in the ticket.} other {With # files, which you can open in the ticket.}}",
    zh: "附有 {n} 个文件，可在工单中打开。",
  },
  "replied.missed": { en: "We answered in your chat", zh: "我们在聊天中回复了你" },
  "replied.letter": {
    en: "The same answer comes with this mail as a letter.",
    zh: "随邮件附有同一答复的正式信函。",
  },
  "replied.links": {
    en: "Each link opens its file once, until {time}.",
    zh: "每个链接只能打开一次文件，有效期至 {time}。",
  },
  "replied.by-mail": { en: "You can answer by replying to this mail.", zh: "你可以直接回复本邮件。" },
  "replied.answer": { en: "Answer in the ticket", zh: "在工单中回复" },

  "asked.subject": {
    en: "{brand}: your ticket {number} needs something from you",
    zh: "{brand}：工单 {number} 需要你补充",
  },
  "asked.preview": {
    en: "{n, plural, one {One thing is missing.} other {# things are missing.}}",
    zh: "还缺 {n} 项内容。",
  },
  "asked.title": { en: "We need something from you", zh: "需要你补充内容" },
  "asked.list": {
    en: "To continue we only need this; we already have the rest:",
    zh: "为继续核查，请仅补充以下内容，其余信息我们已掌握：",
  },
  "asked.complete": {
    en: "This list is complete. If it ever grows, the new line says why.",
    zh: "清单已列全。若有增加，会写明原因。",
  },
  "asked.open": {
    en: "More may be needed; the new line will say why.",
    zh: "可能还需补充，届时会写明原因。",
  },
  "asked.paused": {
    en: "Our reply clock is paused until then. Send files only in the ticket, never by mail.",
    zh: "在此之前计时暂停。请仅在工单中提交文件，不要通过邮件发送。",
  },
  "asked.go": { en: "Send it in the ticket", zh: "在工单中提交" },

  "resolved.subject": { en: "{brand}: your ticket {number} is solved", zh: "{brand}：工单 {number} 已解决" },
  "resolved.preview": { en: "If it isn’t, open it again.", zh: "如未解决，可重新打开。" },
  "resolved.title": { en: "Your ticket is solved", zh: "你的工单已解决" },
  "resolved.until": {
    en: "It is marked as solved. If it isn’t, you can open it again until {time}.",
    zh: "工单已标记为解决。如问题仍在，{time} 前可重新打开。",
  },
  "resolved.rate": {
    en: "In the ticket you can say how it was handled. That takes a moment and is asked once.",
    zh: "你可以在工单中评价这次处理，只需片刻，仅询问一次。",
  },
  "resolved.go": { en: "See it and rate it", zh: "查看并评价" },

  "exposed.subject": {
    en: "{brand}: something secret was in your mail, ticket {number}",
    zh: "{brand}：你的邮件中含有敏感信息，工单 {number}",
  },
  "exposed.preview": { en: "Please act now; here is what to do.", zh: "请立即处理，步骤如下。" },
  "exposed.title": { en: "Something secret was in your mail", zh: "你的邮件中含有敏感信息" },
  "exposed.seen": {
    en: "A mail passes many computers, and anybody who saw it there can use what stood in it. Do this now:",
    zh: "邮件在传送途中会经过多台服务器，任何看到它的人都可能利用其中的内容。请立即：",
  },
  "exposed.seed-phrase": {
    en: "Move everything from that wallet to a new one; a seed phrase can’t be changed.",
    zh: "将该钱包中的全部资产转入新钱包；助记词无法更换。",
  },
  "exposed.private-key": {
    en: "Move everything from that address to a new one; a private key can’t be changed.",
    zh: "将该地址中的全部资产转入新地址；私钥无法更换。",
  },
  "exposed.api-secret": {
    en: "Delete that API key in your account and make a new one.",
    zh: "在账户中删除该 API 密钥并重新创建。",
  },
  "exposed.password": {
    en: "Change that password everywhere you use it, and sign out your other devices.",
    zh: "在所有使用该密码的地方更换密码，并退出其他设备。",
  },
  "exposed.one-time-code": {
    en: "Give that code to nobody. If you didn’t ask for it, freeze your account.",
    zh: "不要把该验证码告诉任何人。如非本人操作，请冻结账户。",
  },
  "exposed.card-number": {
    en: "Tell your bank that the number of your card was shown.",
    zh: "告知银行你的卡号已泄露。",
  },
  "exposed.other": { en: "Replace it, wherever you use it.", zh: "在所有使用之处更换它。" },
  "exposed.ours": {
    en: "We took it out before anybody here could read it, and we never need it.",
    zh: "我们已在任何人看到之前将其移除，我们也绝不需要这些信息。",
  },

  "verify.subject": { en: "{brand}: verify your e-mail", zh: "{brand}：验证你的邮箱" },
  "verify.preview": {
    en: "One click, then receipts and answers can reach you.",
    zh: "点击一次，之后就能收到回执和回复。",
  },
  "verify.title": { en: "Verify your e-mail", zh: "验证你的邮箱" },
  "verify.text": {
    en: "This address was given for a support account on {host}. Confirm that it is yours.",
    zh: "有人用此邮箱在 {host} 注册了支持账户。请确认这是你本人。",
  },
  "verify.go": { en: "Verify this address", zh: "验证此邮箱" },
  "verify.not-you": {
    en: "If it wasn’t you, do nothing: the address is then not used.",
    zh: "如果不是你本人，无需操作，此邮箱不会被使用。",
  },

  "alert.subject": { en: "{brand}: new sign-in", zh: "{brand}：新的登录" },
  "alert.preview": { en: "Was it you?", zh: "是你本人吗？" },
  "alert.title": { en: "Your account was signed in to from a new device", zh: "你的账户在新设备上登录" },
  "alert.device": { en: "Device", zh: "设备" },
  "alert.address": { en: "Network address", zh: "网络地址" },
  "alert.at": { en: "Time", zh: "时间" },
  "alert.text": {
    en: "If it was you, there is nothing to do. If not, end that session and change your password now.",
    zh: "如果是你本人，无需操作。如果不是，请立即退出该会话并更改密码。",
  },
  "alert.go": { en: "Look at my sessions", zh: "查看登录会话" },

  "reset.subject": { en: "{brand}: set a new password", zh: "{brand}：设置新密码" },
  "reset.preview": { en: "The link works once, for one hour.", zh: "链接一小时内有效，只能使用一次。" },
  "reset.title": { en: "Set a new password", zh: "设置新密码" },
  "reset.text": { en: "Somebody asked for this on {host}.", zh: "有人在 {host} 申请重置密码。" },
  "reset.go": { en: "Set a new password", zh: "设置新密码" },
  "reset.not-you": {
    en: "If it wasn’t you, do nothing: your password stays as it is.",
    zh: "如果不是你本人，无需操作，密码不会改变。",
  },

  "locked.subject": { en: "{brand}: your request {number}", zh: "{brand}：你的请求 {number}" },
  "locked.preview": {
    en: "Somebody asked for help to get into your account.",
    zh: "有人请求协助登录你的账户。",
  },
  "locked.title": { en: "Help to get into your account", zh: "协助登录你的账户" },
  "locked.text": {
    en: "Somebody told us that they can’t get into this account. If it was you, go on here; a person takes it from there.",
    zh: "有人告诉我们无法登录此账户。如果是你本人，请从这里继续，会有专人处理。",
  },
  "locked.go": { en: "It was me, go on", zh: "是我本人，继续" },
  "locked.not-you": {
    en: "If it wasn’t you, do nothing: without this link nothing changes. You may want to change your password.",
    zh: "如果不是你本人，无需操作；没有此链接，账户不会有任何改变。建议更改密码。",
  },

  "side.subject": { en: "{brand} support: {subject}", zh: "{brand} 客服：{subject}" },
  "side.preview": { en: "{agent} of {brand} asks you something.", zh: "{brand} 的 {agent} 有问题向你咨询。" },
  "side.go": { en: "Read and answer", zh: "查看并答复" },
  "side.until": {
    en: "The link holds until {time}. Please don’t pass it on: whoever has it can answer for you.",
    zh: "链接有效期至 {time}。请勿转发：持有链接的人都能代你答复。",
  },

  "invite.subject": { en: "{brand} support: your account", zh: "{brand} 客服系统：你的账户" },
  "invite.preview": { en: "{by} invited you.", zh: "{by} 邀请了你。" },
  "invite.title": { en: "Join {brand} support", zh: "加入 {brand} 客服团队" },
  "invite.text": {
    en: "{by} invited you to the support desk as {role}.",
    zh: "{by} 邀请你以“{role}”身份加入客服工作台。",
  },
  "invite.go": { en: "Set up my account", zh: "设置账户" },
  "invite.not-you": {
    en: "If you don’t expect this, tell your lead before you click.",
    zh: "如果你不清楚此邀请，请先与主管确认再点击。",
  },
} as const satisfies Catalogue
