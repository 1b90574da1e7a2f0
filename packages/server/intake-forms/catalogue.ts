import { DESCRIPTION, type Field, form, type FormSource } from "./form.ts"

const description: Field = {
  id: DESCRIPTION,
  kind: "long-text",
  required: true,
  label: { en: "What happened", zh: "情况说明" },
  prompts: [
    {
      en: "Cause: what did you do, from which platform or wallet",
      zh: "起因：你做了什么，从哪个平台或钱包操作",
    },
    { en: "Course: what did you see, which messages or states", zh: "经过：你看到了什么，有哪些提示或状态" },
    { en: "Result: what is missing now, what you expect", zh: "结果：现在缺少什么，你希望怎样处理" },
  ],
}

const pair: Field = {
  id: "pair",
  kind: "asset-network",
  required: true,
  label: { en: "Asset and network", zh: "币种与网络" },
}

/** The default catalogue (domain.md §2.4). */
const sources: FormSource[] = [
  {
    key: "deposit-not-credited",
    version: 1,
    code: "DEP-1",
    group: { en: "Deposits and withdrawals", zh: "充值与提现" },
    title: { en: "Deposit not credited", zh: "充值未到账" },
    about: { en: "Sent on chain, not in your balance", zh: "链上已转出，余额没有变化" },
    factsTitle: { en: "This deposit", zh: "这笔充值" },
    icon: "deposit",
    team: "deposits",
    priority: 2,
    fields: [
      pair,
      {
        id: "txid",
        kind: "txid",
        pair: "pair",
        address: "address",
        lookup: true,
        required: true,
        label: { en: "TxID (transaction hash)", zh: "TxID（交易哈希）" },
        hint: {
          en: "Paste it or the explorer's address; we take the TxID out.",
          zh: "可直接粘贴 TxID 或区块浏览器链接，我们会取出 TxID。",
        },
      },
      {
        id: "address",
        kind: "address",
        pair: "pair",
        required: true,
        label: { en: "Your deposit address with us", zh: "你的充值地址" },
        hint: {
          en: "Always compare the whole address, not just its ends.",
          zh: "请核对整串字符，不要只看头尾。",
        },
      },
      {
        id: "memo",
        kind: "memo",
        pair: "pair",
        required: false,
        label: { en: "Memo or tag, if you gave one", zh: "Memo 或 Tag（如有填写）" },
      },
      {
        id: "amount",
        kind: "amount",
        pair: "pair",
        required: true,
        label: { en: "Amount sent", zh: "转出数量" },
      },
      { id: "sent", kind: "occurred-at", required: false, label: { en: "When it was sent", zh: "转出时间" } },
      {
        id: "platform",
        kind: "text",
        required: false,
        label: { en: "Sent from which platform or wallet", zh: "从哪个平台或钱包转出" },
      },
      description,
    ],
  },
  {
    key: "withdrawal-delayed",
    version: 1,
    code: "WDR-1",
    group: { en: "Deposits and withdrawals", zh: "充值与提现" },
    title: { en: "Withdrawal delayed", zh: "提现延迟" },
    about: { en: "Requested here, not arrived there", zh: "已申请提现，对方尚未收到" },
    factsTitle: { en: "This withdrawal", zh: "这笔提现" },
    icon: "withdrawal",
    team: "withdrawals",
    priority: 2,
    fields: [
      {
        id: "withdrawal",
        kind: "withdrawal-id",
        example: "W-20261122-0417",
        required: true,
        label: { en: "Withdrawal number", zh: "提现单号" },
        hint: { en: "In your withdrawal history, beside the amount.", zh: "在提现记录里，金额旁边。" },
      },
      pair,
      { id: "amount", kind: "amount", pair: "pair", required: true, label: { en: "Amount", zh: "数量" } },
      {
        id: "address",
        kind: "address",
        pair: "pair",
        required: false,
        label: { en: "Destination address", zh: "目标地址" },
      },
      {
        id: "txid",
        kind: "txid",
        pair: "pair",
        address: "address",
        lookup: true,
        required: false,
        label: { en: "TxID, if there is one already", zh: "TxID（如已有）" },
      },
      {
        id: "requested",
        kind: "occurred-at",
        required: false,
        label: { en: "When you requested it", zh: "申请时间" },
      },
      description,
    ],
  },
  {
    key: "account-login",
    version: 1,
    code: "ACC-1",
    group: { en: "Account and security", zh: "账户与安全" },
    title: { en: "Can't sign in", zh: "账户登录" },
    about: { en: "Password, code or authenticator doesn't work", zh: "密码、验证码或验证器无法使用" },
    factsTitle: { en: "Your account", zh: "你的账户" },
    icon: "account",
    team: "account-security",
    priority: 2,
    fields: [
      {
        id: "identifier",
        kind: "identifier",
        required: true,
        label: { en: "Username, e-mail or UID", zh: "用户名、邮箱或 UID" },
      },
      {
        id: "method",
        kind: "choice",
        required: true,
        label: { en: "What doesn't work", zh: "哪一步有问题" },
        options: [
          { value: "password", label: { en: "Password", zh: "密码" } },
          { value: "code", label: { en: "SMS or e-mail code doesn't arrive", zh: "收不到短信或邮箱验证码" } },
          {
            value: "authenticator",
            label: { en: "Authenticator lost or refused", zh: "验证器丢失或验证码错误" },
          },
          { value: "locked", label: { en: "The account is locked", zh: "账户被锁定" } },
          { value: "other", label: { en: "Something else", zh: "其他" } },
        ],
      },
      { id: "error", kind: "text", required: false, label: { en: "Message shown", zh: "页面提示" } },
      {
        id: "last-success",
        kind: "occurred-at",
        required: false,
        label: { en: "Last successful sign-in", zh: "上次成功登录时间" },
      },
      description,
    ],
  },
  {
    key: "other",
    version: 1,
    code: "FBK-1",
    group: { en: "Other", zh: "其他" },
    title: { en: "Something else", zh: "其他问题" },
    about: { en: "None of the above fits", zh: "以上都不符合" },
    factsTitle: { en: "Your question", zh: "你的问题" },
    icon: "other",
    team: "general",
    priority: 3,
    fields: [
      { id: "topic", kind: "text", required: true, label: { en: "In a few words", zh: "用几个字概括" } },
      description,
    ],
  },
]

export const catalogue = sources.map((source) => form.parse(source))
