import type { Catalogue } from "../say.ts"

/**
 * What is wrong with one field of a form, and what to do. Codes are stable. Numbers and examples come as
 * values; the text itself that was typed never does.
 */
export const formErrors = {
  "field.required": { en: "This is still missing.", zh: "这一项还没有填写。" },
  "field.too-long": { en: "This is longer than {max} characters.", zh: "超过 {max} 个字符。" },
  "field.too-long.next": { en: "Shorten it, or put it into a file.", zh: "请缩短，或改为附件。" },
  "field.choice": { en: "Choose one of the options.", zh: "请选择其中一项。" },
  "field.pair": { en: "Choose an asset and a network that carries it.", zh: "请选择币种以及支持它的网络。" },
  "field.email": { en: "This isn’t a complete e-mail address.", zh: "邮箱地址不完整。" },
  "field.email.next": { en: "It looks like name@example.com.", zh: "格式如 name@example.com。" },
  "field.username": {
    en: "Too short, too long, or with other characters.",
    zh: "长度不符，或含有其他字符。",
  },
  "field.username-taken": { en: "This username can’t be used.", zh: "此用户名不可用。" },
  "field.username-taken.next": { en: "Choose another one.", zh: "请换一个。" },
  "field.password-short": { en: "At least {min} characters.", zh: "至少 {min} 个字符。" },
  "field.password-known": {
    en: "This password is on lists that attackers use.",
    zh: "此密码在攻击者使用的名单上。",
  },
  "field.password-known.next": {
    en: "Choose one that you use nowhere else.",
    zh: "请换一个从未在别处用过的密码。",
  },
  "field.code": { en: "That code doesn’t match.", zh: "验证码不正确。" },
  "field.code.next": {
    en: "Use the newest one; each works for about a minute.",
    zh: "请使用最新的验证码，每个约一分钟内有效。",
  },
  "field.amount": { en: "This isn’t an amount.", zh: "这不是一个数量。" },
  "field.amount.next": {
    en: "Digits with a point, for example 2480.5.",
    zh: "请填数字，可带小数点，例如 2480.5。",
  },
  "field.amount-ambiguous": { en: "Is this {a} or {b}?", zh: "是 {a} 还是 {b}？" },
  "field.amount-ambiguous.next": {
    en: "Write it without separators for thousands.",
    zh: "请不要使用千位分隔符。",
  },
  "field.amount-decimals": { en: "{asset} has at most {max} decimals.", zh: "{asset} 最多 {max} 位小数。" },
  "field.amount-positive": { en: "The amount must be above 0.", zh: "数量必须大于 0。" },
  "field.txid": { en: "This isn’t a TxID on {network}.", zh: "这不是 {network} 的 TxID。" },
  "field.txid.next": { en: "{example}", zh: "{example}" },
  "field.txid-length": {
    en: "A TxID on {network} has {expected} characters; this has {length}.",
    zh: "{network} 的 TxID 有 {expected} 个字符，这里有 {length} 个。",
  },
  "field.txid-length.next": {
    en: "Copy it whole, from the transaction’s own page.",
    zh: "请从交易详情页完整复制。",
  },
  "field.txid-is-address": { en: "That is a wallet address, not a TxID.", zh: "这是钱包地址，不是 TxID。" },
  "field.address": { en: "This isn’t a valid address on {network}.", zh: "这不是 {network} 的有效地址。" },
  "field.address.next": {
    en: "Copy it whole; a single wrong character makes it invalid.",
    zh: "请完整复制，错一个字符就会无效。",
  },
  "field.memo": {
    en: "This memo or tag isn’t possible on {network}.",
    zh: "{network} 上没有这样的 Memo 或 Tag。",
  },
  "field.time": { en: "This isn’t a date and time.", zh: "这不是有效的日期和时间。" },
  "field.time-future": { en: "This time is in the future.", zh: "这个时间还没有到。" },
  "field.time-future.next": { en: "Check the date and the time zone.", zh: "请核对日期和时区。" },
  "field.time-old": { en: "That was before the first block.", zh: "这个时间早于第一个区块。" },
  "field.withdrawal-id": { en: "This isn’t a withdrawal number.", zh: "这不是提现编号。" },
  "field.withdrawal-id.next": { en: "You find it in your withdrawal history.", zh: "可在提现记录中找到。" },
  "field.secret": { en: "There is a secret in this text.", zh: "这段文字里有机密信息。" },
  "field.secret.next": { en: "Take it out; nothing was stored.", zh: "请删除它，内容未被保存。" },
  "sign-in.refused": { en: "That didn’t match.", zh: "信息不匹配。" },
  "sign-in.refused.next": { en: "Check what you typed and try again.", zh: "请核对后重试。" },
  "sign-in.too-often": { en: "Too many tries.", zh: "尝试次数过多。" },
  "sign-in.too-often.next": {
    en: "{minutes, plural, one {Wait one minute} other {Wait # minutes}}, then try again.",
    zh: "请 {minutes} 分钟后再试。",
  },
  "sign-in.expired": { en: "This took too long.", zh: "操作超时。" },
  "sign-in.expired.next": { en: "Start again with your password.", zh: "请从输入密码重新开始。" },
  "find.nothing": { en: "Nothing was found for this.", zh: "没有找到相关内容。" },
  "find.nothing.next": { en: "Check the number, or submit a ticket.", zh: "请核对编号，或提交工单。" },
  "find.number": { en: "That ticket number has a wrong digit.", zh: "工单号有一位数字不对。" },
  "find.number.next": { en: "Compare it with your receipt.", zh: "请与回执核对。" },
  "security.saved": { en: "Saved.", zh: "已保存。" },
  "security.session-ended": { en: "That session is ended.", zh: "该会话已退出。" },
  "security.sessions-ended": { en: "All other sessions are ended.", zh: "其他会话均已退出。" },
  "security.passkey-added": { en: "Passkey added.", zh: "通行密钥已添加。" },
  "security.passkey-removed": { en: "Passkey removed.", zh: "通行密钥已移除。" },
  "security.totp-removed": { en: "The authenticator is switched off.", zh: "验证器已关闭。" },
  "security.link-sent": { en: "The link is on its way.", zh: "链接已发送。" },
} as const satisfies Catalogue
