import type { Catalogue } from "../say.ts"

/** What is said when getting in or looking after an account doesn't work; part of `errors`. */
export const accounts = {
  "sign-in-failed": { en: "That didn’t match.", zh: "信息不匹配。" },
  "sign-in-failed.next": {
    en: "Check what you typed and try again, or reset your password.",
    zh: "请核对后重试，或重设密码。",
  },
  "too-many-tries": { en: "Too many tries.", zh: "尝试次数过多。" },
  "too-many-tries.next": {
    en: "{minutes, plural, one {Wait one minute} other {Wait # minutes}}, then try again.",
    zh: "请 {minutes} 分钟后再试。",
  },
  "cross-site": { en: "This request came from another site.", zh: "此请求来自其他网站。" },
  "cross-site.next": {
    en: "Open this site in a new tab and do it there.",
    zh: "请在新标签页打开本站后再操作。",
  },
  "code-wrong": { en: "That code doesn’t match.", zh: "验证码不正确。" },
  "code-wrong.next": {
    en: "Use the newest one, and check that the phone sets its time by itself.",
    zh: "请使用最新的验证码，并确认手机已开启自动设置时间。",
  },
  "passkey-refused": { en: "The passkey couldn’t be added.", zh: "无法添加此通行密钥。" },
  "passkey-refused.next": {
    en: "Try again and let the device check that it’s you (PIN, finger or face).",
    zh: "请重试，并让设备完成验证（PIN、指纹或面容）。",
  },
  "fresh-sign-in-first": { en: "For this, sign in once more.", zh: "此操作需要重新登录。" },
  "fresh-sign-in-first.next": {
    en: "It protects you where a browser was left open. You come back here afterwards.",
    zh: "这是为了防止他人使用你未退出的浏览器，登录后会回到这里。",
  },
  "second-factor-first": { en: "A second factor has to be set up first.", zh: "请先设置两步验证。" },
  "second-factor-first.next": {
    en: "Set up an authenticator or a passkey; it takes a minute.",
    zh: "设置验证器或通行密钥，只需一分钟。",
  },
  "no-second-factor": { en: "No authenticator is set up.", zh: "尚未设置验证器。" },
  "no-second-factor.next": { en: "Set one up first.", zh: "请先设置验证器。" },
  "second-factor-at-exchange": {
    en: "You sign in through the exchange, which asks for your second factor there.",
    zh: "你通过交易所登录，两步验证由交易所完成。",
  },
  "second-factor-at-exchange.next": {
    en: "Look after it in the exchange’s security settings.",
    zh: "请在交易所的安全设置中管理。",
  },
  "last-second-factor": { en: "This is the last second factor.", zh: "这是最后一种两步验证方式。" },
  "last-second-factor.next": { en: "Add another one first.", zh: "请先添加另一种。" },
  "link-spent": { en: "This link no longer works.", zh: "此链接已失效。" },
  "link-spent.next": {
    en: "It was used, replaced by a newer one, or too old. Ask for a new one.",
    zh: "链接已被使用、被新链接取代或已过期，请重新获取。",
  },
  "email-in-use": {
    en: "This address already belongs to another account here.",
    zh: "此邮箱已属于另一个账户。",
  },
  "email-in-use.next": {
    en: "Sign in to that account; you can reset its password by mail.",
    zh: "请登录那个账户，可通过邮件重设其密码。",
  },
  "exchange-token-refused": {
    en: "The exchange’s sign-in wasn’t accepted.",
    zh: "来自交易所的登录未通过验证。",
  },
  "exchange-token-refused.next": {
    en: "Start again from the exchange; each link works once and for a minute.",
    zh: "请从交易所重新进入；每个链接只能使用一次，且一分钟内有效。",
  },
  "exchange-away": { en: "The exchange can’t be reached just now.", zh: "暂时无法连接交易所。" },
  "exchange-away.next": {
    en: "Try again in a moment, or use “I’m locked out”.",
    zh: "请稍后再试，或使用“我无法登录账户”。",
  },
  "password-too-weak": { en: "This password can’t be used.", zh: "不能使用此密码。" },
  "password-too-weak.next": { en: "The field says why.", zh: "原因见输入框下方。" },
  "email-taken": { en: "Somebody with this address is here already.", zh: "此邮箱的成员已存在。" },
  "email-taken.next": {
    en: "Look for them in the list; a deactivated person can be brought back.",
    zh: "请在列表中查找；已停用的成员可以恢复。",
  },
  "team-key-taken": { en: "There is a team with this key.", zh: "已有使用此标识的团队。" },
  "team-key-taken.next": { en: "Choose another key.", zh: "请换一个标识。" },
  "last-administrator": {
    en: "This is the only active administrator.",
    zh: "这是唯一在职的管理员。",
  },
  "last-administrator.next": {
    en: "Make somebody else an administrator first.",
    zh: "请先指定另一位管理员。",
  },
  "not-oneself": { en: "This can’t be done to oneself.", zh: "不能对自己执行此操作。" },
  "not-oneself.next": { en: "Ask another administrator.", zh: "请由另一位管理员操作。" },
  "field.username-too-short": {
    en: "At least {min} characters.",
    zh: "至少 {min} 个字符（中文至少 2 个）。",
  },
  "field.username-too-long": { en: "At most {max} characters.", zh: "最多 {max} 个字符。" },
  "field.username-characters": {
    en: "Letters and digits, with single dots, dashes or underscores between them.",
    zh: "请使用字母、汉字和数字，中间可用单个点、连字符或下划线。",
  },
  "field.username-reserved": {
    en: "This name looks like one of ours.",
    zh: "此名称容易与官方人员混淆。",
  },
  "field.username-reserved.next": { en: "Choose another one.", zh: "请换一个。" },
  "field.password-too-short": { en: "At least {min} characters.", zh: "至少 {min} 个字符。" },
  "field.password-too-long": { en: "At most {max} characters.", zh: "最多 {max} 个字符。" },
  "field.password-is-name": {
    en: "This is too close to your name or address.",
    zh: "密码与用户名或邮箱过于相似。",
  },
  "field.password-too-common": {
    en: "This is among the first passwords an attacker tries.",
    zh: "这是攻击者最先尝试的密码之一。",
  },
  "field.password-too-common.next": {
    en: "Three or four words that don’t belong together make a good one.",
    zh: "用三四个互不相关的词组合起来会更安全。",
  },
  "field.code-wrong": { en: "That code doesn’t match.", zh: "验证码不正确。" },
} as const satisfies Catalogue
