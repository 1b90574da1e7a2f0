/** Refusals around the register of official channels and those who imitate them. */
export const registryErrors = {
  "register-waiting": {
    en: "Another change of the register waits for a second person.",
    zh: "登记表已有一项变更在等待第二人审核。",
  },
  "register-waiting.next": {
    en: "Publish or decline that one first.",
    zh: "请先发布或否决那一项。",
  },
  "own-change": { en: "Nobody publishes their own change.", zh: "不能发布自己提交的变更。" },
  "own-change.next": { en: "Ask another lead or administrator.", zh: "请由另一位主管或管理员审核。" },
  "register-key-twice": { en: "The entry number {what} is there twice.", zh: "登记号 {what} 重复。" },
  "register-twice": { en: "{what} is in the register already.", zh: "{what} 已在登记表中。" },
  "register-key-reused": {
    en: "{what} was another kind of channel before; entries keep what they are.",
    zh: "{what} 之前是另一种渠道；登记号不能改作他用。",
  },
  "register-unreadable": {
    en: "{what} can’t be compared: write it the way it is compared.",
    zh: "{what} 无法比对，请按比对的写法填写。",
  },
  "register-dates": {
    en: "{what} can’t be retired before it was ours.",
    zh: "{what} 的停用日期早于启用日期。",
  },
  "report-official": { en: "This is one of our own channels.", zh: "这是我们自己的渠道。" },
  "report-official.next": {
    en: "If it asked you for something it shouldn’t, open a ticket about it.",
    zh: "如果它提出了不该有的要求，请提交工单说明。",
  },
  "impostor-known-for": {
    en: "Say in both languages what it is known to do.",
    zh: "请用中英文说明已知手法。",
  },
  "impostor-known-for.next": {
    en: "Customers read it on the verification page.",
    zh: "用户会在核验页看到这段说明。",
  },
} as const
