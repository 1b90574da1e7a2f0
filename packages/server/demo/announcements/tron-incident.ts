import { type AnnouncementStory, affected } from "./announcement-story.ts"

const en = {
  title: "USDT deposits over TRON are late",
  summary: "Deposits of USDT-TRC20 are credited late. Your funds are safe, and you need not do anything.",
}
const zh = {
  title: "TRON 网络充值到账变慢",
  summary: "USDT-TRC20 充值到账延迟，资产安全，你无需进行任何操作。",
}
const calm = {
  en: `- Please don’t send it again: your deposit is on the chain and will be credited.
    - You need no ticket for this. If you have one already, we answer it together with the others.
    - Withdrawals and other networks work.`,
  zh: `- 请勿重复转账：充值已在链上，恢复后会自动到账。
    - 无需为此提交工单；已提交的工单会统一回复。
    - 提现和其他网络正常。`,
}

/** The incident of the day: a TRON node is late from 12:20 to 13:05, and the desk has caught up at 14:05. */
export const tronIncident: AnnouncementStory = {
  key: "tron-incident",
  kind: "incident",
  severity: "warning",
  affected: [affected("USDT", "tron", ["Deposits are credited late", "充值到账延迟"])],
  starts: -105,
  banner: true,
  versions: [
    {
      at: -101,
      reason: "first",
      stage: "investigating",
      en: { ...en, text: calm.en },
      zh: { ...zh, text: calm.zh },
    },
    {
      at: -88,
      reason: "update",
      stage: "identified",
      note: {
        en: "One of our TRON nodes is behind the chain. We are moving deposits to another.",
        zh: "我们的一个 TRON 节点同步落后，正在切换到其他节点。",
      },
      en: { ...en, text: calm.en },
      zh: { ...zh, text: calm.zh },
    },
    {
      at: -71,
      reason: "update",
      stage: "monitoring",
      note: {
        en: "Deposits are credited again, the oldest first. We watch until the last one is there.",
        zh: "充值已恢复入账，按时间先后处理，我们会观察到全部到账为止。",
      },
      en: { ...en, text: calm.en },
      zh: { ...zh, text: calm.zh },
    },
    {
      at: -60,
      reason: "update",
      stage: "resolved",
      ends: -60,
      note: {
        en: "All deposits of this time are credited. It lasted from {-105m} to {-60m} (UTC+8).",
        zh: "期间的充值已全部到账，影响时间为 {-105m}–{-60m}（UTC+8）。",
      },
      en: {
        title: "USDT deposits over TRON are on time again",
        summary:
          "From {-105m} to {-60m} (UTC+8) deposits of USDT-TRC20 were late. All of them are credited now.",
        text: `- Yours isn’t there? Look it up with its TxID in [the deposit check](/en/tools/deposit).
          - We have put a second node beside the first, so that one alone can no longer hold deposits up.`,
      },
      zh: {
        title: "TRON 网络充值已恢复",
        summary: "{-105m}–{-60m}（UTC+8）期间 USDT-TRC20 充值到账延迟，现已全部到账。",
        text: `- 仍未到账？请用 TxID 在[充值查询](/zh-cn/tools/deposit)中核对。
          - 我们已增加备用节点，单个节点故障不再影响入账。`,
      },
    },
  ],
}
