import type { Locale } from "../props.ts"
import type { AssetChoice, FormDefinition, TypeChoice } from "../props-form.ts"
import { pick } from "./people.ts"

const assets: AssetChoice[] = [
  {
    asset: "USDT",
    networks: [
      { network: "tron", label: "TRON (TRC20)", confirmations: 20, minimum: "1" },
      { network: "ethereum", label: "Ethereum (ERC20)", confirmations: 12, minimum: "5" },
      { network: "bsc", label: "BNB Smart Chain (BEP20)", confirmations: 15, minimum: "1" },
      { network: "solana", label: "Solana (SPL)", confirmations: 32, minimum: "1" },
    ],
  },
  { asset: "BTC", networks: [{ network: "bitcoin", label: "Bitcoin", confirmations: 2, minimum: "0.0001" }] },
  {
    asset: "ETH",
    networks: [
      { network: "ethereum", label: "Ethereum", confirmations: 12, minimum: "0.001" },
      { network: "arbitrum", label: "Arbitrum One", confirmations: 20, minimum: "0.001" },
    ],
  },
]

export function types(locale: Locale): TypeChoice[] {
  const money = pick(locale, "Deposits and withdrawals", "充值与提现")
  const account = pick(locale, "Account", "账户")
  return [
    {
      type: "deposit-not-credited",
      title: pick(locale, "Deposit not credited", "充值未到账"),
      about: pick(
        locale,
        "Sent on the chain, the Kestrel balance hasn’t changed",
        "链上已转出，Kestrel 余额没有变化",
      ),
      group: money,
      icon: "deposit",
      words: "USDT recharge 到账",
    },
    {
      type: "withdrawal-delayed",
      title: pick(locale, "Withdrawal failed or delayed", "提现失败或延迟"),
      about: pick(locale, "Requested, and not arrived on the other side", "已申请提现，对方尚未收到"),
      group: money,
      icon: "withdrawal",
      words: "payout 提币",
    },
    {
      type: "account-login",
      title: pick(locale, "Can’t sign in", "无法登录"),
      about: pick(
        locale,
        "Locked, no code arrives, authenticator lost",
        "账户锁定、收不到验证码、验证器丢失",
      ),
      group: account,
      icon: "account",
      words: "2FA password 密码",
    },
    {
      type: "other",
      title: pick(locale, "Something else", "其他问题"),
      about: pick(locale, "Whatever has no form of its own yet", "暂无专门表单的问题"),
      group: account,
      icon: "other",
      words: "",
    },
  ]
}

export function form(locale: Locale, type: string): FormDefinition {
  const title = types(locale).find((each) => each.type === type)?.title ?? ""
  const story = {
    kind: "long-text",
    id: "description",
    label: pick(locale, "Description", "补充说明"),
    required: type === "other",
    prompts: [
      pick(locale, "From which platform or wallet you sent it", "从哪个平台或钱包转出"),
      pick(locale, "What the other side shows, best with a screenshot", "对方显示的状态，最好附上截图"),
      pick(locale, "Whether this address has worked for you before", "以前是否用这个地址成功充值过"),
    ],
  } as const
  const pair = {
    kind: "asset-network",
    id: "pair",
    label: pick(locale, "Asset and network", "币种与网络"),
    required: true,
    assets,
  } as const
  const when = (label: string) => ({ kind: "occurred-at", id: "at", label, required: false }) as const
  if (type === "withdrawal-delayed")
    return {
      type,
      version: 1,
      title,
      factsTitle: pick(locale, "This withdrawal", "这笔提现"),
      fields: [
        {
          kind: "withdrawal-id",
          id: "withdrawal",
          label: pick(locale, "Withdrawal number", "提现编号"),
          required: true,
          example: "W-20261122-7731",
          hint: pick(locale, "In your withdrawal history.", "可在提现记录中找到。"),
        },
        pair,
        {
          kind: "address",
          id: "address",
          label: pick(locale, "Destination address", "收款地址"),
          required: false,
          pair: "pair",
        },
        { kind: "amount", id: "amount", label: pick(locale, "Amount", "数量"), required: true, pair: "pair" },
        when(pick(locale, "Requested at", "申请时间")),
        {
          kind: "txid",
          id: "txid",
          label: pick(locale, "TxID, if there is one", "TxID（如有）"),
          required: false,
          pair: "pair",
          address: "address",
          lookup: true,
        },
        { ...story, prompts: [...story.prompts] },
      ],
      evidence: [],
    }
  if (type === "account-login")
    return {
      type,
      version: 1,
      title,
      factsTitle: pick(locale, "What stops you", "登录问题"),
      fields: [
        {
          kind: "identifier",
          id: "identifier",
          label: pick(locale, "Username, e-mail or UID", "用户名、邮箱或 UID"),
          required: true,
        },
        {
          kind: "choice",
          id: "problem",
          label: pick(locale, "What happens?", "遇到了什么问题？"),
          required: true,
          options: [
            { value: "lost", label: pick(locale, "I lost my authenticator", "验证器丢失") },
            { value: "locked", label: pick(locale, "It says the account is locked", "提示账户已锁定") },
            { value: "code", label: pick(locale, "No code arrives", "收不到验证码") },
          ],
        },
        when(pick(locale, "Last time it worked", "上次成功登录")),
        { ...story, prompts: [...story.prompts] },
      ],
      evidence: [],
    }
  if (type === "other")
    return {
      type,
      version: 1,
      title,
      factsTitle: pick(locale, "About it", "基本信息"),
      fields: [
        { kind: "text", id: "title", label: pick(locale, "In one line", "一句话概括"), required: true },
        { ...story, prompts: [...story.prompts] },
      ],
      evidence: [],
    }
  return {
    type,
    version: 1,
    title,
    factsTitle: pick(locale, "This deposit", "这笔充值"),
    fields: [
      pair,
      {
        kind: "txid",
        id: "txid",
        label: pick(locale, "TxID (transaction hash)", "TxID（交易哈希）"),
        required: true,
        pair: "pair",
        address: "address",
        lookup: true,
        hint: pick(locale, "A link from a block explorer is fine too.", "也可以直接粘贴区块浏览器的链接。"),
      },
      {
        kind: "address",
        id: "address",
        label: pick(locale, "Your Kestrel deposit address", "你的 Kestrel 充值地址"),
        required: true,
        pair: "pair",
        hint: pick(locale, "Compare all of it, not just both ends.", "请始终核对整串字符，不要只看头尾。"),
      },
      {
        kind: "amount",
        id: "amount",
        label: pick(locale, "Amount sent", "转出数量"),
        required: true,
        pair: "pair",
      },
      when(pick(locale, "Sent at", "转出时间")),
      { ...story, prompts: [...story.prompts] },
    ],
    evidence: [
      {
        id: "proof",
        label: pick(locale, "Withdrawal record of the other platform", "转出平台的提币记录"),
        about: pick(locale, "A screenshot with TxID and time", "含 TxID 和时间的截图"),
        required: false,
        accept: ".png,.jpg,.jpeg,.pdf",
      },
    ],
  }
}
