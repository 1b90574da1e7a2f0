/** The topics that come with the product, in their order on the front page. */
export const DEFAULT_TOPICS = [
  { key: "deposits", name: { en: "Deposits", zh: "充值与到账" } },
  { key: "withdrawals", name: { en: "Withdrawals", zh: "提现" } },
  { key: "account", name: { en: "Account and security", zh: "账户与安全" } },
  { key: "identity", name: { en: "Identity verification", zh: "身份认证" } },
  { key: "trading", name: { en: "Trading and orders", zh: "交易与订单" } },
  { key: "fiat", name: { en: "Cards, banks and P2P", zh: "法币与 P2P" } },
  { key: "api", name: { en: "API and developers", zh: "API 与开发者" } },
  { key: "scams", name: { en: "Scams and impostors", zh: "防诈骗与冒充" } },
  { key: "contact", name: { en: "Reaching support", zh: "联系客服" } },
]
