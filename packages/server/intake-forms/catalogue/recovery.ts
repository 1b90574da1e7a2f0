import type { Evidence, Field, FormSource } from "../form.ts"
import { amount, groups, is, neverSend, option, pair, story, synonyms, txid } from "./parts.ts"

/*
 * What was sent to us in a way that the ledger doesn't see. Whatever one submission brings stays by itself: the
 * first to write need not be the owner (domain.md §2.0).
 */

const sourceAddress: Field = {
  id: "source-address",
  kind: "address",
  pair: "pair",
  required: true,
  label: { en: "Address it was sent from", zh: "转出地址" },
  hint: { en: "“From” on the explorer’s page.", zh: "区块浏览器页面上的“From / 发送方”。" },
}

const platform: Field = {
  id: "platform",
  kind: "text",
  required: true,
  label: { en: "Sent from which platform or wallet", zh: "从哪个平台或钱包转出" },
}

const feeConsent: Field = {
  id: "fee-consent",
  kind: "consent",
  required: true,
  label: {
    en: "I know that a recovery may cost a fee, takes time and can fail. I’m told the fee before anything is done.",
    zh: "我了解找回可能收取费用、需要时间且不保证成功。操作前会先告知我费用。",
  },
}

const recording: Evidence = {
  id: "source-recording",
  label: { en: "Screen recording", zh: "录屏" },
  about: {
    en: "You open the sending account, its withdrawal history and this transfer with its TxID. Leave out the moment in which you sign in.",
    zh: "录制打开转出账户、提币记录和这笔转账（含 TxID）的过程。登录的那一步请不要录。",
  },
  required: false,
  kinds: ["video"],
  access: "financial",
}

/** DEP-2: the coin reached our common address without the mark that says whose it is. */
const memo: FormSource = {
  key: "deposit-wrong-memo",
  version: 1,
  code: "DEP-2",
  group: groups.deposits,
  title: { en: "Memo or tag missing or wrong", zh: "Memo/Tag 未填或填错" },
  about: { en: "Right address, memo or tag not", zh: "地址正确，Memo 或 Tag 漏填或填错" },
  factsTitle: { en: "This deposit", zh: "这笔充币" },
  icon: "deposit",
  rank: 30,
  words: [...synonyms.deposit, "memo", "tag", "destination tag", "payment ID", "标签", "备注", "忘填"],
  team: "recovery",
  skills: ["recovery"],
  priority: 2,
  urgency: [{ when: is("memo-problem", "somebody-elses"), priority: 1 }],
  clock: "recovery",
  sameBy: ["txid"],
  checks: ["chain-transaction", "deposit-ledger", "address-owner", "asset-policy"],
  evidence: [recording],
  advice: [
    {
      en: "Your memo or tag stands on the deposit page below the address. Copy it from there; it belongs to your account only.",
      zh: "Memo 或 Tag 在充币页面的地址下方，请从那里复制，它只属于你的账户。",
    },
    {
      en: "Please don’t send a second deposit to “repair” the first one.",
      zh: "请不要再充一笔来“补救”上一笔。",
    },
    neverSend,
  ],
  articles: ["memo-and-tag", "recover-a-deposit"],
  macros: [
    "recovery-evidence",
    "recovery-quote",
    "recovery-started",
    "recovery-done",
    "memo-credited",
    "recovery-impossible",
  ],
  fields: [
    pair,
    txid({ required: true }),
    amount("Amount sent", "转出数量"),
    {
      id: "memo-problem",
      kind: "choice",
      required: true,
      label: { en: "What is wrong with it", zh: "问题是" },
      options: [
        option("missing", "I gave none", "没有填写"),
        option("wrong", "I gave a wrong one", "填写错误"),
        option("spelling", "Spaces or signs slipped in", "多了空格或符号"),
        option("somebody-elses", "It may be another customer’s", "可能填成了其他用户的"),
      ],
    },
    {
      id: "used-memo",
      kind: "text",
      required: false,
      show: is("memo-problem", "wrong", "spelling", "somebody-elses"),
      requireWhen: is("memo-problem", "wrong", "spelling", "somebody-elses"),
      label: { en: "Memo or tag you used", zh: "你实际填写的 Memo 或 Tag" },
    },
    {
      id: "memo",
      kind: "memo",
      pair: "pair",
      required: true,
      label: { en: "Right memo or tag", zh: "正确的 Memo 或 Tag" },
      hint: { en: "On your deposit page, below the address.", zh: "在充币页面的地址下方。" },
    },
    sourceAddress,
    platform,
    feeConsent,
    story(),
  ],
}

/** What the exchange has no name for can't be picked from its list. */
const unlisted = is("mistake", "token", "network-unsupported")

/** DEP-3: to an address, on a network or with a token that the exchange doesn't watch. */
const wrongAddress: FormSource = {
  key: "deposit-wrong-address",
  version: 1,
  code: "DEP-3",
  group: groups.deposits,
  title: { en: "Sent to the wrong address or network", zh: "充币地址错误" },
  about: {
    en: "Wrong network, unlisted token, old contract or address",
    zh: "选错网络、未上架币种、旧合约或旧地址",
  },
  factsTitle: { en: "This deposit", zh: "这笔充币" },
  icon: "deposit",
  rank: 20,
  words: [
    ...synonyms.deposit,
    "wrong network",
    "wrong address",
    "unlisted",
    "recovery",
    "充错",
    "选错网络",
    "找回",
  ],
  team: "recovery",
  skills: ["recovery"],
  priority: 3,
  urgency: [{ when: is("mistake", "retired-address"), priority: 2 }],
  clock: "recovery",
  sameBy: ["txid"],
  checks: ["chain-transaction", "deposit-ledger", "address-owner", "asset-policy"],
  evidence: [recording],
  advice: [
    {
      en: "If the address is neither yours with us nor one of ours at all, only its owner can send the coins back.",
      zh: "如果该地址不属于本平台，只有地址的主人才能退回。",
    },
    {
      en: "What is recovered goes back to the address it came from, or to your account; never to a third one.",
      zh: "找回的资产只会退回原转出地址或入账到你的账户，不会转到第三方地址。",
    },
    neverSend,
  ],
  articles: ["sent-to-the-wrong-network", "recover-a-deposit", "recovery-fees"],
  macros: [
    "recovery-evidence",
    "recovery-quote",
    "recovery-started",
    "recovery-done",
    "address-not-ours",
    "recovery-impossible",
  ],
  fields: [
    {
      id: "mistake",
      kind: "choice",
      required: true,
      label: { en: "What went wrong", zh: "错在哪里" },
      options: [
        option("network", "Another network than that of the address", "网络与地址不符"),
        option("network-unsupported", "A network that isn’t offered here", "本平台不支持的网络"),
        option("token", "A token that isn’t listed here", "本平台未上架的币种"),
        option("contract", "An old or swapped contract", "旧合约或已置换的合约"),
        option("retired-address", "An old deposit address of mine", "我以前的充币地址"),
        option("not-mine", "An address that isn’t mine", "不是我的地址"),
        option("closed-account", "The address of a closed account", "已注销账户的地址"),
        {
          ...option("memo", "Memo or tag missing or wrong", "Memo 或 Tag 未填或填错"),
          note: {
            en: "Please choose the type “Memo or tag missing or wrong”: it asks for less.",
            zh: "请改选“Memo/Tag 未填或填错”，需要填写的更少。",
          },
        },
      ],
    },
    {
      ...pair,
      required: false,
      show: { not: unlisted },
      requireWhen: { not: unlisted },
      label: { en: "Asset and network it was sent on", zh: "实际转出的币种与网络" },
    },
    {
      id: "coin-and-network",
      kind: "text",
      required: false,
      show: unlisted,
      requireWhen: unlisted,
      label: { en: "Coin and network it was sent on", zh: "实际转出的币种与网络" },
      hint: { en: "As the sending side calls them.", zh: "按转出平台或钱包显示的名称填写。" },
    },
    {
      id: "token-contract",
      kind: "text",
      required: false,
      show: is("mistake", "token", "contract"),
      requireWhen: is("mistake", "token", "contract"),
      label: { en: "Token contract", zh: "代币合约地址" },
      hint: {
        en: "On the explorer’s page of the transfer, at the token’s name.",
        zh: "在区块浏览器的转账页面，点代币名称可看到。",
      },
    },
    txid({ required: true, address: "address" }),
    amount("Amount sent", "转出数量"),
    {
      id: "address",
      kind: "address",
      pair: "pair",
      required: true,
      label: { en: "Address it was sent to", zh: "实际转入的地址" },
      hint: { en: "“To” on the explorer’s page.", zh: "区块浏览器页面上的“To / 接收方”。" },
    },
    {
      id: "memo",
      kind: "text",
      required: false,
      label: { en: "Memo or tag, if you gave one", zh: "Memo 或 Tag（如有填写）" },
    },
    sourceAddress,
    platform,
    {
      id: "from-single-owner",
      kind: "choice",
      required: true,
      label: { en: "Can the sending address receive it back", zh: "转出地址可以接收退回吗" },
      options: [
        option("yes", "Yes, it is a wallet of mine", "可以，是我自己的钱包"),
        option("platform", "It belongs to a platform", "属于某个平台"),
        option("no", "No", "不可以"),
      ],
    },
    {
      id: "return-address",
      kind: "address",
      pair: "pair",
      required: false,
      show: is("from-single-owner", "yes"),
      requireWhen: is("from-single-owner", "yes"),
      label: { en: "Return address", zh: "退回地址" },
      hint: { en: "It has to be the same as the address it came from.", zh: "必须与转出地址相同。" },
    },
    feeConsent,
    story(),
  ],
}

export const recovery: FormSource[] = [wrongAddress, memo]
