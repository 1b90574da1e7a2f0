import type { Field, FormSource } from "../form.ts"
import { groups, happened, identifier, is, neverSend, option, screenshot, story } from "./parts.ts"

/*
 * What must not wait. A freeze asked for here is a request: who isn't signed in gets a short hold and a notice to the
 * owner, and closing positions or adding margin is never stopped (domain.md §2.3, SEC-1).
 */

const stillIn: Field = {
  id: "still-has-access",
  kind: "choice",
  required: true,
  label: { en: "Can somebody else still get in", zh: "对方现在还能进入账户吗" },
  options: [
    option("yes", "Yes, or I’m not sure", "能，或不确定"),
    option("no", "No, I have stopped it", "不能，我已阻止"),
  ],
}

const freezeConsent: Field = {
  id: "freeze-consent",
  kind: "consent",
  required: false,
  label: {
    en: "Freeze withdrawals, API and P2P now and sign out all devices. Lifting it takes a check of who I am.",
    zh: "立即冻结提币、API 与 P2P，并退出所有设备。解除冻结需要核验身份。",
  },
}

/** SEC-1 */
const compromised: FormSource = {
  key: "account-security",
  version: 1,
  code: "SEC-1",
  group: groups.account,
  title: { en: "Account security: stolen or misused", zh: "账户安全" },
  about: {
    en: "Somebody else got in, or something left without you",
    zh: "账户被盗、异常登录或未授权的操作",
  },
  factsTitle: { en: "What happened to the account", zh: "账户情况" },
  icon: "security",
  rank: 299,
  words: [
    "hacked",
    "stolen",
    "theft",
    "unauthorised",
    "compromised",
    "freeze",
    "盗",
    "被盗",
    "盗号",
    "异常登录",
    "未授权",
    "冻结",
  ],
  team: "account-security",
  skills: ["security"],
  priority: 0,
  clock: "security",
  mergeable: false,
  signedOut: true,
  checks: ["account-locks", "withdrawal-stage", "chain-transaction"],
  evidence: [
    screenshot("Mails, messages or entries that you didn’t cause.", "非本人操作的邮件、短信或记录。"),
    {
      id: "police-report",
      label: { en: "Police report", zh: "报案回执" },
      about: {
        en: "The paper or its number, if you have it already.",
        zh: "如已报案，请提供回执或案件编号。",
      },
      required: false,
      show: is("police", "yes"),
      kinds: ["pdf", "image"],
      access: "legal",
    },
  ],
  advice: [
    {
      en: "Can you still sign in? Freeze the account on its security page first; it works at once.",
      zh: "还能登录？请先在安全页面冻结账户，立即生效。",
    },
    {
      en: "Delete API keys you don’t know, and change the password of your mailbox: it is usually the way in.",
      zh: "删除不认识的 API Key，并修改邮箱密码，邮箱往往是入口。",
    },
    {
      en: "A freeze never stops you from closing positions or adding margin.",
      zh: "冻结不会影响你平仓或追加保证金。",
    },
    neverSend,
  ],
  articles: ["account-stolen", "freeze-your-account"],
  macros: [
    "frozen-next",
    "security-owner-check",
    "security-scope",
    "security-evidence-pack",
    "secret-exposed",
  ],
  fields: [
    identifier,
    {
      id: "events",
      kind: "choices",
      required: true,
      label: { en: "What you noticed", zh: "你发现了哪些情况" },
      options: [
        option("login", "A sign-in that wasn’t me", "非本人登录"),
        option("withdrawal", "A withdrawal I didn’t make", "非本人提币"),
        option("trade", "Trades I didn’t make", "非本人交易"),
        option("factor", "Password, 2FA, phone or e-mail was changed", "密码、2FA、手机或邮箱被修改"),
        option("api", "An API key I don’t know", "出现陌生的 API Key"),
        option(
          "told-secret",
          "I gave somebody a password, code or phrase",
          "我把密码、验证码或助记词告诉了别人",
        ),
        option("device", "My phone or number was taken", "手机或手机号被盗用"),
      ],
    },
    { ...happened("When you first noticed it", "最早发现的时间", true), id: "noticed" },
    stillIn,
    { ...freezeConsent, show: is("still-has-access", "yes"), requireWhen: is("still-has-access", "yes") },
    {
      id: "can-sign-in",
      kind: "choice",
      required: true,
      label: { en: "Can you still sign in yourself", zh: "你自己还能登录吗" },
      options: [option("yes", "Yes", "能"), option("no", "No", "不能")],
    },
    {
      id: "withdrawal",
      kind: "withdrawal-id",
      example: "W-20261122-0417",
      required: false,
      show: is("events", "withdrawal"),
      label: { en: "Number of the withdrawal", zh: "提币单号" },
      hint: {
        en: "In the withdrawal history or in our mail about it.",
        zh: "在提币记录或我们的通知邮件中。",
      },
    },
    {
      id: "orders",
      kind: "text",
      required: false,
      show: is("events", "trade"),
      label: { en: "Order numbers, or the markets", zh: "订单号或交易对" },
    },
    {
      id: "unknown-access",
      kind: "text",
      required: false,
      show: is("events", "login", "api", "factor"),
      label: { en: "Devices, places or keys you don’t know", zh: "不认识的设备、地点或 Key" },
      hint: {
        en: "On the security page. Of a key, its last 4 characters.",
        zh: "在安全页面可以看到；Key 只填后 4 位。",
      },
    },
    {
      id: "reach-email",
      kind: "email",
      required: false,
      show: is("can-sign-in", "no"),
      label: { en: "E-mail address that is surely yours", zh: "确定由你本人控制的邮箱" },
    },
    {
      id: "police",
      kind: "choice",
      required: false,
      label: { en: "Reported to the police", zh: "是否已报案" },
      options: [option("yes", "Yes", "是"), option("no", "Not yet", "还没有")],
    },
    story(
      { en: "Step by step, in the order it happened", zh: "按时间顺序说明经过" },
      { en: "Links, messages or calls before it", zh: "事前收到的链接、消息或电话" },
    ),
  ],
}

/** 账户冻结: asking for a freeze, or what is frozen and what comes next. */
const freeze: FormSource = {
  key: "account-freeze",
  version: 1,
  code: "ACC-1",
  group: groups.account,
  title: { en: "Account freeze", zh: "账户冻结" },
  about: { en: "Freeze it now, or find out why it is frozen", zh: "立即冻结，或了解为何被冻结" },
  factsTitle: { en: "This freeze", zh: "冻结情况" },
  icon: "security",
  rank: 310,
  words: [
    "freeze",
    "frozen",
    "unfreeze",
    "locked",
    "restricted",
    "suspended",
    "冻结",
    "解冻",
    "被冻结",
    "限制",
    "风控",
  ],
  team: "account-security",
  skills: ["security"],
  priority: 1,
  urgency: [{ when: is("wish", "freeze"), priority: 0 }],
  clock: "security",
  mergeable: false,
  signedOut: true,
  checks: ["account-locks"],
  evidence: [screenshot("The page that says what is locked.", "显示限制内容的页面。")],
  advice: [
    {
      en: "You can freeze the account yourself on its security page; it works at once.",
      zh: "你可以在安全页面自行冻结账户，立即生效。",
    },
    {
      en: "A lock after a change of password, 2FA, phone or e-mail ends by itself; the account page shows when.",
      zh: "修改密码、2FA、手机或邮箱后的锁定会自动解除，账户页面会显示时间。",
    },
    neverSend,
  ],
  articles: ["freeze-your-account", "account-restrictions", "withdrawal-locks"],
  macros: ["frozen-next", "unfreeze-next", "login-lock-until", "cannot-discuss"],
  fields: [
    identifier,
    {
      id: "wish",
      kind: "choice",
      required: true,
      label: { en: "What you need", zh: "你的需求" },
      options: [
        option("freeze", "Freeze my account now", "立即冻结我的账户"),
        option("why", "Know why it is frozen", "了解被冻结的原因"),
        option("unfreeze", "Have my own freeze lifted", "解除我自己的冻结"),
      ],
    },
    {
      ...happened("When it began, or when you noticed", "开始或发现的时间", true),
    },
    {
      id: "reason",
      kind: "choice",
      required: false,
      show: is("wish", "freeze"),
      requireWhen: is("wish", "freeze"),
      label: { en: "Why", zh: "冻结原因" },
      options: [
        option("stolen", "Somebody else may get in", "账户可能被他人使用"),
        option("device-lost", "Phone or computer lost", "手机或电脑丢失"),
        option("precaution", "As a precaution", "预防"),
      ],
    },
    {
      ...stillIn,
      required: false,
      show: is("wish", "freeze"),
      requireWhen: is("wish", "freeze"),
    },
    { ...freezeConsent, show: is("wish", "freeze"), requireWhen: is("wish", "freeze") },
    {
      id: "scope",
      kind: "choices",
      required: false,
      show: is("wish", "why", "unfreeze"),
      requireWhen: is("wish", "why"),
      label: { en: "What doesn’t work", zh: "哪些功能受限" },
      options: [
        option("sign-in", "Signing in", "登录"),
        option("withdrawals", "Withdrawals", "提币"),
        option("trading", "Trading", "交易"),
        option("deposits", "Deposits", "充币"),
        option("p2p", "P2P", "P2P"),
      ],
    },
    {
      id: "error",
      kind: "text",
      required: false,
      show: is("wish", "why", "unfreeze"),
      label: { en: "Message shown, if any", zh: "页面提示（如有）" },
    },
    story(),
  ],
}

export const security: FormSource[] = [compromised, freeze]
