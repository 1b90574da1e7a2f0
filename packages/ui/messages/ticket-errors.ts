import type { Catalogue } from "../say.ts"

/** Refusals around requested documents, ratings and going above the team. */
export const ticketErrors = {
  "why-more": {
    en: "The customer was told what is needed before.",
    zh: "此前已告知客户所需材料。",
  },
  "why-more.next": {
    en: "Say why something more is needed; they read it.",
    zh: "请说明为何需要补充，客户会看到。",
  },
  "too-much-asked": {
    en: "More than {max} things would be open at once.",
    zh: "待补充的项目将超过 {max} 项。",
  },
  "too-much-asked.next": { en: "Withdraw what is no longer needed first.", zh: "请先撤回不再需要的项目。" },
  "item-not-open": { en: "This is no longer asked for.", zh: "此项已不再需要。" },
  "item-not-open.next": {
    en: "Look at the list again; you can still attach files to a message.",
    zh: "请查看最新清单；仍可通过消息添加附件。",
  },
  "wrong-kind": { en: "“{name}” is another kind of file than asked for.", zh: "“{name}”的格式与要求不符。" },
  "wrong-kind.next": { en: "Send one of these: {formats}.", zh: "请提供以下格式：{formats}。" },
  "rating-closed": { en: "This ticket can’t be rated now.", zh: "此工单目前无法评价。" },
  "rating-closed.next": {
    en: "You can rate it while it is solved and not closed.",
    zh: "工单已解决且未关闭时可以评价。",
  },
  "no-score": { en: "Choose one of the five answers.", zh: "请从五个选项中选择一个。" },
  "no-score.next": { en: "Or skip it; that is fine too.", zh: "也可以选择跳过。" },
  "escalate-not-now": {
    en: "The time we promised has not passed yet.",
    zh: "尚未超过承诺的回复时间。",
  },
  "escalate-not-now.next": {
    en: "After it you can escalate here. You can add to the ticket at any time.",
    zh: "超时后可在此升级；你可以随时补充信息。",
  },
  "escalated-already": { en: "It is with the complaints team already.", zh: "工单已升级处理。" },
  "escalated-already.next": { en: "Whatever you add reaches them.", zh: "你补充的内容他们都能看到。" },
} as const satisfies Catalogue
