import type { FormSource } from "../form.ts"
import { groups, happened, is, neverSend, option, story } from "./parts.ts"

/** SEC-2: somebody pretends to be us. Where data was given away it is a stolen account and hurries. */
const phishing: FormSource = {
  key: "phishing-report",
  version: 1,
  code: "SEC-2",
  group: groups.fraud,
  title: { en: "Report phishing or an impostor", zh: "举报钓鱼或冒充客服" },
  about: {
    en: "A site, mail, call or account that pretends to be us",
    zh: "冒充我们的网站、邮件、电话或账号",
  },
  factsTitle: { en: "What you report", zh: "举报内容" },
  icon: "security",
  rank: 500,
  words: [
    "phishing",
    "fake",
    "impostor",
    "impersonation",
    "scam site",
    "钓鱼",
    "假冒",
    "冒充",
    "假客服",
    "诈骗网站",
    "举报",
  ],
  team: "account-security",
  skills: ["security", "phishing"],
  priority: 3,
  urgency: [
    { when: is("harm", "data", "both"), priority: 0 },
    { when: is("harm", "money"), priority: 1 },
  ],
  clock: "security",
  mergeable: false,
  signedOut: true,
  checks: ["account-locks"],
  evidence: [
    {
      id: "sample",
      label: { en: "Picture of it", zh: "截图" },
      about: {
        en: "The page, message or profile, with its address or handle.",
        zh: "页面、消息或资料页，包含网址或账号。",
      },
      required: false,
      kinds: ["image", "pdf"],
    },
    {
      id: "mail-source",
      label: { en: "The mail’s source", zh: "邮件原文" },
      about: {
        en: "Save the mail’s source as a text file: its headers show where it came from.",
        zh: "将邮件原文另存为文本文件，邮件头能说明来源。",
      },
      required: false,
      show: is("channel", "mail"),
      kinds: ["log"],
    },
  ],
  advice: [
    {
      en: "Our staff never write to you first on social media, never ask for a transfer and never ask for remote access.",
      zh: "我们的员工不会在社交媒体上主动私信你，不会要求转账，也不会要求远程控制。",
    },
    {
      en: "Did you enter a password or code there? Change the password and freeze the account now, then report it.",
      zh: "在那里输入过密码或验证码？请先修改密码并冻结账户，再提交举报。",
    },
    neverSend,
  ],
  articles: ["recognise-phishing", "official-channels", "freeze-your-account"],
  macros: ["phishing-thanks", "phishing-not-ours", "frozen-next", "recovery-scam-warning"],
  fields: [
    {
      id: "channel",
      kind: "choice",
      required: true,
      label: { en: "Where you met it", zh: "在哪里遇到" },
      options: [
        option("site", "Website", "网站"),
        option("mail", "E-mail", "邮件"),
        option("sms", "Text message", "短信"),
        option("call", "Phone call", "电话"),
        option("social", "Social media or messenger", "社交媒体或聊天软件"),
        option("app", "App", "App"),
      ],
    },
    {
      id: "link",
      kind: "url",
      required: false,
      show: is("channel", "site", "app"),
      requireWhen: is("channel", "site"),
      label: { en: "Address of the page", zh: "网址" },
      hint: { en: "Copy it without opening it again.", zh: "请直接复制，不要再次打开。" },
    },
    {
      id: "sender",
      kind: "text",
      required: false,
      show: is("channel", "mail", "sms", "call", "social"),
      requireWhen: is("channel", "mail", "sms", "call", "social"),
      label: { en: "Sender: address, number or handle", zh: "对方的邮箱、号码或账号" },
    },
    happened("When", "时间", false),
    {
      id: "harm",
      kind: "choice",
      required: true,
      label: { en: "Did you enter or send anything", zh: "你是否输入或发送过什么" },
      options: [
        option("nothing", "No, nothing", "没有"),
        option("data", "Yes, sign-in data or codes", "有，登录信息或验证码"),
        option("money", "Yes, money or coins", "有，资金或币"),
        option("both", "Both", "两者都有"),
      ],
    },
    {
      id: "identifier",
      kind: "identifier",
      required: false,
      show: is("harm", "data", "money", "both"),
      requireWhen: is("harm", "data", "both"),
      label: { en: "Your username, e-mail or UID", zh: "你的用户名、邮箱或 UID" },
    },
    {
      id: "freeze-consent",
      kind: "consent",
      required: false,
      show: is("harm", "data", "both"),
      label: {
        en: "Freeze withdrawals, API and P2P now and sign out all devices.",
        zh: "立即冻结提币、API 与 P2P，并退出所有设备。",
      },
    },
    story(
      { en: "What they said or showed, and what they wanted", zh: "对方说了什么、展示了什么、要求你做什么" },
      { en: "What you did", zh: "你做了什么" },
    ),
  ],
}

export const impostors: FormSource[] = [phishing]
