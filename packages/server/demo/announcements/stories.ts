import { type AnnouncementStory, affected } from "./announcement-story.ts"
import { tronIncident } from "./tron-incident.ts"

const HOUR = 60
const DAY = 24 * HOUR

/** What Kestrel has announced in the days before the demo's present, the oldest first. */
export const announcementStories: AnnouncementStory[] = [
  {
    key: "campaign",
    kind: "campaign",
    severity: "info",
    affected: [affected("BTC", null, ["No maker fee on BTC/USDC", "BTC/USDC 挂单免手续费"])],
    starts: -6 * DAY,
    ends: 8 * DAY,
    versions: [
      {
        at: -7 * DAY,
        reason: "first",
        en: {
          title: "Two weeks without maker fees on BTC/USDC",
          summary: "Orders that add to the BTC/USDC book cost nothing for two weeks. You need not sign up.",
          text: `## How it works
            - It holds for every account that has passed identity verification.
            - The fee is zero at the moment of the trade; nothing is paid back later.
            - Taker fees stay as they are.
            ## What we will never ask
            There is nothing to deposit, no code to enter and nobody to write to. Whoever offers you “early access” is not us: [check them](/en/verify).`,
        },
        zh: {
          title: "BTC/USDC 挂单两周免手续费",
          summary: "未来两周，BTC/USDC 交易对的挂单免收手续费，无需报名。",
          text: `## 规则
            - 所有通过身份认证的账户均可参与。
            - 成交时手续费即为零，不采用事后返还。
            - 吃单手续费不变。
            ## 我们不会要求你做的事
            本活动不需要充值、不需要填写验证码，也不需要联系任何人。声称可以“提前参与”的都不是我们，请先[核验官方渠道](/zh-cn/verify)。`,
        },
      },
    ],
  },
  {
    key: "fees",
    kind: "policy",
    severity: "info",
    affected: [
      affected("USDT", "tron", ["1 USDT a withdrawal, was 1.5", "每笔 1 USDT（原 1.5）"]),
      affected("ETH", "ethereum", ["0.0012 ETH a withdrawal, was 0.0016", "每笔 0.0012 ETH（原 0.0016）"]),
      affected("BTC", "bitcoin", ["0.00012 BTC a withdrawal, was 0.0001", "每笔 0.00012 BTC（原 0.0001）"]),
    ],
    starts: -2 * DAY,
    versions: [
      {
        at: -5 * DAY,
        reason: "first",
        en: {
          title: "Withdrawal fees of three networks change",
          summary:
            "From {-2d}: TRON and Ethereum become cheaper, Bitcoin a little dearer, as their networks did.",
          text: `We look at withdrawal fees once a month and follow what the networks cost us. The new fees are in the table below.
            Withdrawals that were asked for before the change cost what was shown then.`,
        },
        zh: {
          title: "调整 3 个网络的提现手续费",
          summary: "{-2d}起生效：TRON、以太坊下调，比特币小幅上调，与链上成本一致。",
          text: `我们每月评估一次提现手续费，按链上实际成本调整，新费率见下表。
            调整前提交的提现，仍按提交时显示的费用收取。`,
        },
      },
      {
        at: -5 * DAY + 95,
        reason: "correction",
        note: {
          en: "The first version gave 0.012 ETH in one place of the text. The fee is 0.0012 ETH.",
          zh: "首次发布时正文有一处写成 0.012 ETH，正确费用为 0.0012 ETH。",
        },
        en: {
          title: "Withdrawal fees of three networks change",
          summary:
            "From {-2d}: TRON and Ethereum become cheaper, Bitcoin a little dearer, as their networks did.",
          text: `We look at withdrawal fees once a month and follow what the networks cost us. The new fees are in the table below; a withdrawal of ETH costs 0.0012 ETH.
            Withdrawals that were asked for before the change cost what was shown then.`,
        },
        zh: {
          title: "调整 3 个网络的提现手续费",
          summary: "{-2d}起生效：TRON、以太坊下调，比特币小幅上调，与链上成本一致。",
          text: `我们每月评估一次提现手续费，按链上实际成本调整，新费率见下表；ETH 提现每笔 0.0012 ETH。
            调整前提交的提现，仍按提交时显示的费用收取。`,
        },
      },
    ],
  },
  {
    key: "impostors",
    kind: "security",
    severity: "critical",
    affected: [],
    versions: [
      {
        at: -3 * DAY - 4 * HOUR,
        reason: "first",
        en: {
          title: "Beware of false support that asks you to share your screen",
          summary:
            "Somebody who calls themselves Kestrel support writes first, then asks for your screen. It is never us.",
          text: `## What happens
            - They write to you on Telegram or call you, right after you asked something in public.
            - They want you to share your screen “to see the problem”, and read your codes while you type them.
            - Or they send a “wallet verification” link that asks for your recovery phrase.
            ## What to do
            - End the conversation. Nobody of ours writes first, and nobody ever asks for a password, a code or a recovery phrase.
            - Paste the name, number or link into [our check](/en/verify): it says whether it is ours.
            - You have shared something already? [Lock your account](/locked-out) at once, then write to us.`,
        },
        zh: {
          title: "请警惕假冒客服的屏幕共享骗局",
          summary: "有人自称 Kestrel 客服主动联系用户并要求共享屏幕，这绝不是我们。",
          text: `## 骗局经过
            - 你在公开渠道提问后，对方随即通过 Telegram 私信或电话联系你。
            - 以“查看问题”为由要求共享屏幕，趁你输入时记下验证码。
            - 或发来“钱包验证”链接，要求填写助记词。
            ## 应对方法
            - 立即结束对话。我们的客服不会主动私信，也绝不会索要密码、验证码或助记词。
            - 把对方的账号、号码或链接粘贴到[核验页](/zh-cn/verify)，即可知道是否官方。
            - 已经泄露信息？请先[锁定账户](/locked-out)，再联系我们。`,
        },
      },
    ],
  },
  {
    key: "listing",
    kind: "listing",
    severity: "info",
    affected: [affected("TON", "ton", ["Deposits are open, trading from {-1d}", "已开放充值，{-1d}起交易"])],
    starts: -1 * DAY,
    versions: [
      {
        at: -2 * DAY - 2 * HOUR,
        reason: "first",
        en: {
          title: "Toncoin (TON) opens for trading",
          summary: "Deposits of TON are open now; the pair TON/USDT opens on {-1d}.",
          text: `- Network: TON. Deposits need a memo; without it they can’t be credited by themselves.
            - Confirmations: 20, usually within two minutes.
            - Withdrawals open once enough has been deposited; we say so here.
            A listing is no recommendation. Prices of new markets move a lot: decide for yourself and never on a stranger’s word.`,
        },
        zh: {
          title: "TON 即将上线",
          summary: "TON 充值现已开放，TON/USDT 交易对将于 {-1d} 开放。",
          text: `- 网络：TON。充值必须填写 Memo，否则无法自动到账。
            - 确认数：20 次，通常两分钟内完成。
            - 提现将在充值量充足后开放，届时在此公告。
            上线不构成投资建议。新市场价格波动较大，请自行判断，不要听信陌生人的推荐。`,
        },
      },
    ],
  },
  {
    key: "eth-maintenance",
    kind: "maintenance",
    severity: "warning",
    affected: [
      affected("ETH", "ethereum", ["Deposits and withdrawals pause", "暂停充提"]),
      affected("USDT", "ethereum", ["Deposits and withdrawals over ERC-20 pause", "暂停 ERC-20 充提"]),
    ],
    starts: 36 * HOUR,
    ends: 38 * HOUR,
    versions: [
      {
        at: -20 * HOUR,
        reason: "first",
        en: {
          title: "ETH deposits and withdrawals pause on {+1d} for a network upgrade",
          summary: "For about two hours nothing goes in or out over Ethereum. Trading goes on.",
          text: `- Deposits that are sent meanwhile are credited once the upgrade is over. Nothing is lost.
            - Withdrawals wait; one that has been sent already isn’t affected.
            - Trading and other networks go on.
            We say here when it is over.`,
        },
        zh: {
          title: "{+1d}起暂停 ETH 充提，配合网络升级",
          summary: "以太坊网络充提将暂停约两小时，交易不受影响。",
          text: `- 升级期间转入的充值，会在升级完成后到账，资产安全。
            - 提现将排队等待；已经广播的提现不受影响。
            - 交易和其他网络照常进行。
            恢复后会在此公告。`,
        },
      },
    ],
  },
  tronIncident,
]
