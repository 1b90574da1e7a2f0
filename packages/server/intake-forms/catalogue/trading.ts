import type { Evidence, Field, FormSource } from "../form.ts"
import { errorShown, groups, happened, is, option, screenshot, story, synonyms } from "./parts.ts"

/*
 * TRD-1, in the three shapes customers name it by, and TRD-2. All three of TRD-1 ask for order, market, time and what
 * was expected (domain.md §2.4), since the order's own log answers most of the rest.
 */

const order: Field = {
  id: "order",
  kind: "order-id",
  example: "1029384756012",
  required: true,
  label: { en: "Order number", zh: "订单号" },
  hint: { en: "In your order history; open the order to copy it.", zh: "在订单记录中，打开订单即可复制。" },
}

const symbol: Field = {
  id: "symbol",
  kind: "symbol",
  example: "BTC/USDT",
  required: true,
  label: { en: "Market", zh: "交易对" },
}

const happenedAt = {
  ...happened("When it happened", "发生时间", true),
  hint: { en: "As exactly as you know it.", zh: "请尽量精确。" },
} satisfies Field

const orderType: Field = {
  id: "order-type",
  kind: "choice",
  required: false,
  label: { en: "Kind of order", zh: "委托类型" },
  options: [
    option("limit", "Limit", "限价"),
    option("market", "Market", "市价"),
    option("stop", "Stop or trigger", "止盈止损 / 计划委托"),
    option("other", "Something else", "其他"),
  ],
}

const side: Field = {
  id: "side",
  kind: "choice",
  required: false,
  label: { en: "Side", zh: "方向" },
  options: [option("buy", "Buy", "买入"), option("sell", "Sell", "卖出")],
}

const price: Field = {
  id: "price",
  kind: "text",
  required: false,
  show: is("order-type", "limit", "stop"),
  label: { en: "Price and quantity", zh: "价格与数量" },
}

const clientOrder: Field = {
  id: "client-order",
  kind: "text",
  required: false,
  label: { en: "Client order number, for orders by API", zh: "自定义订单号（API 下单）" },
}

const expected: Field = {
  id: "expected",
  kind: "text",
  required: true,
  label: { en: "What you expected, and what happened instead", zh: "预期结果与实际结果" },
}

const log: Evidence = {
  id: "log",
  label: { en: "Log or recording", zh: "日志或录屏" },
  about: {
    en: "A HAR or log file, or a recording of the screen. Take keys and tokens out of logs first.",
    zh: "HAR 或日志文件，或录屏。请先删除日志中的密钥和令牌。",
  },
  required: false,
  kinds: ["log", "video"],
  access: "ordinary",
}

const common = {
  group: groups.trading,
  code: "TRD-1",
  factsTitle: { en: "This order", zh: "这笔订单" },
  icon: "trade",
  team: "trading",
  skills: ["spot"],
  priority: 2,
  sameBy: ["order"],
} satisfies Partial<FormSource>

const macros = ["order-timeline", "order-needs-engineering", "trading-incident", "order-corrected"]

const failed: FormSource = {
  ...common,
  key: "trade-failed",
  version: 1,
  title: { en: "Trade failed", zh: "交易失败" },
  about: {
    en: "Order refused, not filled, cancelled or at a wrong price",
    zh: "下单被拒、未成交、被撤销或成交价不对",
  },
  rank: 200,
  words: [...synonyms.order, "failed", "rejected", "cancelled", "slippage", "失败", "被拒", "撤单", "滑点"],
  checks: ["account-locks"],
  evidence: [screenshot("The order and the message shown.", "订单页面和报错提示。"), log],
  advice: [
    {
      en: "An order is refused when the free balance doesn’t cover price and fee, or when it breaks the market’s limits on price and size.",
      zh: "可用余额不足以支付价格和手续费，或超出交易对的价格、数量限制时，下单会被拒绝。",
    },
    {
      en: "A market order takes the prices in the book one after the other; on a thin book it can end far from the first.",
      zh: "市价单会按订单簿依次成交，深度不足时成交价可能偏离较大。",
    },
  ],
  articles: ["why-an-order-fails", "order-types"],
  macros,
  fields: [order, symbol, happenedAt, orderType, side, price, clientOrder, errorShown, expected, story()],
}

const delayed: FormSource = {
  ...common,
  key: "trade-delayed",
  version: 1,
  title: { en: "Trade delayed", zh: "交易延迟" },
  about: { en: "Order, fill or balance came late", zh: "下单、成交或余额更新延迟" },
  rank: 210,
  words: [...synonyms.order, "delay", "lag", "slow", "frozen", "延迟", "卡顿", "卡单", "不更新"],
  urgency: [{ when: is("still", "yes"), priority: 1 }],
  evidence: [
    screenshot("With the clock of your device in the picture.", "请让设备时间也出现在截图里。"),
    log,
  ],
  advice: [
    {
      en: "A page that stands still often has lost its connection: reload it and look at the order history, which is what counts.",
      zh: "页面不更新多半是连接中断，请刷新后以订单记录为准。",
    },
    {
      en: "A limit order waits until somebody takes its price. That is no delay.",
      zh: "限价单会等到有人以该价格成交，这不属于延迟。",
    },
  ],
  articles: ["order-types", "service-status"],
  macros,
  fields: [
    order,
    symbol,
    happenedAt,
    {
      id: "late",
      kind: "choice",
      required: true,
      label: { en: "What came late", zh: "延迟的是" },
      options: [
        option("placing", "Placing the order", "下单"),
        option("fill", "The fill", "成交"),
        option("cancel", "The cancellation", "撤单"),
        option("balance", "Balance or history", "余额或记录更新"),
        option("prices", "Prices on the screen", "行情显示"),
      ],
    },
    {
      id: "delay",
      kind: "text",
      required: false,
      label: { en: "How late", zh: "延迟了多久" },
      hint: { en: "Such as 40 seconds.", zh: "例如 40 秒。" },
    },
    {
      id: "still",
      kind: "choice",
      required: true,
      label: { en: "Is it still going on", zh: "现在仍在持续吗" },
      options: [option("yes", "Yes, now", "是，正在发生"), option("no", "No", "否")],
    },
    { ...clientOrder, show: is("late", "placing", "fill", "cancel") },
    expected,
    story(),
  ],
}

const status: FormSource = {
  ...common,
  key: "trade-status",
  version: 1,
  title: { en: "Where a trade stands", zh: "交易状态查询" },
  about: { en: "What became of an order, and why", zh: "订单现在的状态及原因" },
  rank: 220,
  words: [...synonyms.order, "status", "history", "fills", "状态", "查询", "成交记录", "部分成交"],
  evidence: [screenshot("The order as you see it.", "你看到的订单页面。")],
  advice: [
    {
      en: "The order history shows each step: accepted, partly filled, filled, cancelled, with its time.",
      zh: "订单记录会显示每一步及时间：已接受、部分成交、全部成交、已撤销。",
    },
  ],
  articles: ["order-states"],
  macros,
  fields: [
    order,
    symbol,
    happenedAt,
    side,
    expected,
    story({ en: "What you want to know", zh: "你想了解什么" }),
  ],
}

/** TRD-2: figures that can be computed again. */
const fees: FormSource = {
  key: "fees-and-vip",
  version: 1,
  code: "TRD-2",
  group: groups.trading,
  title: { en: "Fees and VIP rate", zh: "手续费与 VIP 费率" },
  about: { en: "Trading fee, VIP level, rebate", zh: "交易手续费、VIP 等级、返佣" },
  factsTitle: { en: "This fee", zh: "这笔费用" },
  icon: "trade",
  rank: 230,
  words: ["fee", "fees", "VIP", "rebate", "maker", "taker", "commission", "手续费", "费率", "返佣", "等级"],
  team: "trading",
  skills: ["fees"],
  priority: 3,
  sameBy: ["order"],
  evidence: [screenshot("The fee as it was charged.", "实际收取的手续费。")],
  advice: [
    {
      en: "Each fill shows its fee and rate in the order’s details; maker and taker rates differ.",
      zh: "订单详情会显示每笔成交的手续费和费率；挂单与吃单费率不同。",
    },
  ],
  articles: ["fee-schedule", "vip-levels"],
  macros: ["fee-explained", "fee-corrected"],
  fields: [
    {
      id: "about",
      kind: "choice",
      required: true,
      label: { en: "What it is about", zh: "问题类型" },
      options: [
        option("charged", "A fee that was charged", "已收取的手续费"),
        option("level", "My VIP level", "VIP 等级"),
        option("rebate", "Rebate or referral", "返佣或推荐奖励"),
        option("question", "A question before trading", "交易前咨询"),
      ],
    },
    { ...order, required: false, show: is("about", "charged"), requireWhen: is("about", "charged") },
    {
      id: "period",
      kind: "text",
      required: false,
      show: is("about", "level", "rebate"),
      requireWhen: is("about", "level", "rebate"),
      label: { en: "Period", zh: "时间段" },
      hint: { en: "Such as 1 to 30 November.", zh: "例如 11 月 1 日至 30 日。" },
    },
    {
      id: "tier",
      kind: "text",
      required: false,
      show: is("about", "charged", "level"),
      label: { en: "Level or rate you expected", zh: "你认为应适用的等级或费率" },
    },
    story(),
  ],
}

export const trading: FormSource[] = [failed, delayed, status, fees]
