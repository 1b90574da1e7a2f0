/** The page on which somebody outside answers a question of ours. */
export const portalAsked = {
  "asked.from": { en: "A question from {brand}", zh: "来自 {brand} 的咨询" },
  "asked.answer": { en: "Your answer", zh: "你的答复" },
  "asked.hint": {
    en: "It goes to {brand} support only. Don’t send passwords, codes or keys.",
    zh: "仅 {brand} 客服可见。请勿填写密码、验证码或密钥。",
  },
  "asked.send": { en: "Send the answer", zh: "发送答复" },
  "asked.sent": { en: "Sent", zh: "已发送" },
  "asked.sent.more": {
    en: "Thank you. You can add something here as long as the link holds.",
    zh: "谢谢。链接有效期内，你可以在此继续补充。",
  },
  "asked.closed": {
    en: "We need nothing more here; you can still add something.",
    zh: "目前无需更多信息，你仍可继续补充。",
  },
  "asked.erased": { en: "This text was erased.", zh: "此内容已删除。" },
} as const
