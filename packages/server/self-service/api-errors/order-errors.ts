import type { ApiError } from "./api-error.ts"

/** What is wrong with the request or the order in it. */
export const orderErrors: readonly ApiError[] = [
  {
    code: "parameter-missing",
    number: 1300,
    http: 400,
    group: "order",
    also: ["mandatory-parameter", "missing-parameter", "50014"],
    title: { en: "A parameter is missing", zh: "缺少参数" },
    cause: {
      en: "The call needs a parameter that isn’t there, or is empty.",
      zh: "缺少必填参数，或参数为空。",
    },
    check: [{ en: "The answer names it in “parameter”.", zh: "响应的 parameter 字段会指出是哪一个。" }],
    mend: [
      {
        en: "GET takes parameters in the query, POST in the JSON body; the names are case-sensitive.",
        zh: "GET 的参数放在查询串，POST 放在 JSON 请求体；参数名区分大小写。",
      },
    ],
    example: `{"code":"parameter-missing","parameter":"symbol"}`,
    ends: "you",
  },
  {
    code: "parameter-not-valid",
    number: 1301,
    http: 400,
    group: "order",
    also: ["invalid-parameter", "51000", "bad-request", "illegal-parameter"],
    title: { en: "A parameter can’t be read", zh: "参数无效" },
    cause: {
      en: "A parameter has the wrong type, an unknown value, or characters that can’t stand there.",
      zh: "参数类型不对、取值未知，或含有不允许的字符。",
    },
    check: [
      {
        en: "Amounts and prices are strings such as “0.015”. 1e-8 and thousands separators are refused.",
        zh: "数量和价格是字符串，如 \u201c0.015\u201d；科学计数法和千分位会被拒绝。",
      },
    ],
    mend: [{ en: "Send amounts as plain decimals in strings.", zh: "数量和价格使用普通小数的字符串。" }],
    example: `{"price":"64210.5","quantity":"0.015"}`,
    ends: "you",
  },
  {
    code: "symbol-not-found",
    number: 1302,
    http: 400,
    group: "order",
    also: ["1121", "51001", "invalid-symbol", "instrument-id-does-not-exist", "bad-symbol"],
    title: { en: "There is no such market", zh: "交易对不存在" },
    cause: {
      en: "The symbol is written in another way, or the market was closed.",
      zh: "交易对写法不同，或已下架。",
    },
    check: [
      {
        en: "GET /v1/symbols lists all of them as they are written here.",
        zh: "GET /v1/symbols 会列出全部交易对的写法。",
      },
    ],
    mend: [{ en: "Write it with a hyphen and in capitals: BTC-USDT.", zh: "大写并用连字符：BTC-USDT。" }],
    example: "BTC-USDT",
    ends: "you",
  },
  {
    code: "price-step",
    number: 1303,
    http: 400,
    group: "order",
    also: ["price-filter", "filter-failure-price-filter", "51006", "invalid-price", "tick-size"],
    title: { en: "The price isn’t a whole step", zh: "价格不符合最小变动单位" },
    cause: {
      en: "Each market has a smallest step of the price, and this price lies between two of them.",
      zh: "每个交易对都有最小价格变动单位，你的价格落在两档之间。",
    },
    check: [
      {
        en: "Divide the price by priceStep of GET /v1/symbols: nothing may be left.",
        zh: "用价格除以 GET /v1/symbols 的 priceStep，应当没有余数。",
      },
    ],
    mend: [
      {
        en: "Round to the step with decimal arithmetic; binary floats leave remainders.",
        zh: "用十进制运算按步长取整，浮点数会留下误差。",
      },
    ],
    example: "priceStep 0.1 → 64210.5",
    ends: "you",
  },
  {
    code: "quantity-step",
    number: 1304,
    http: 400,
    group: "order",
    also: ["lot-size", "filter-failure-lot-size", "51121", "invalid-quantity", "step-size"],
    title: { en: "The quantity isn’t a whole step", zh: "数量不符合步长" },
    cause: {
      en: "The quantity has more places than the market takes, or is outside its limits.",
      zh: "数量的小数位超过交易对允许的精度，或超出上下限。",
    },
    check: [
      {
        en: "Compare with quantityStep, quantityMin and quantityMax of GET /v1/symbols.",
        zh: "对照 GET /v1/symbols 的 quantityStep、quantityMin、quantityMax。",
      },
    ],
    mend: [{ en: "Round down to the step before you send it.", zh: "发送前按步长向下取整。" }],
    example: "quantityStep 0.0001 → 0.0157",
    ends: "you",
  },
  {
    code: "value-too-small",
    number: 1305,
    http: 400,
    group: "order",
    also: [
      "min-notional",
      "notional",
      "filter-failure-min-notional",
      "filter-failure-notional",
      "51020",
      "order-value-min",
    ],
    title: { en: "The order is too small", zh: "订单金额过小" },
    cause: {
      en: "Price × quantity is below the smallest value of an order in this market.",
      zh: "价格 × 数量低于该交易对的最小下单金额。",
    },
    check: [
      {
        en: "Compare with valueMin of GET /v1/symbols, usually 5 USDT.",
        zh: "对照 GET /v1/symbols 的 valueMin，通常为 5 USDT。",
      },
    ],
    mend: [
      {
        en: "Raise the quantity. What is left of a position below it can be turned into the main coin on the account page.",
        zh: "增加数量。低于该值的零头可在账户页面兑换成主流币。",
      },
    ],
    example: "valueMin 5 → 0.0001 × 64210.5 = 6.42",
    ends: "you",
  },
  {
    code: "price-too-far",
    number: 1306,
    http: 400,
    group: "order",
    also: ["percent-price", "filter-failure-percent-price", "51136", "price-protection"],
    title: { en: "The price is too far from the market", zh: "价格偏离过大" },
    cause: {
      en: "Limit orders may lie at most 10 % from the last price, which stops a misplaced decimal point.",
      zh: "限价单最多偏离最新价 10%，用来防止看错小数点。",
    },
    check: [{ en: "Compare with the last price in the same second.", zh: "与同一秒的最新价比较。" }],
    mend: [
      {
        en: "Set a price within the band, or wait until the market comes closer.",
        zh: "把价格设在范围内，或等市场接近。",
      },
    ],
    example: null,
    ends: "you",
  },
  {
    code: "order-not-found",
    number: 1307,
    http: 404,
    group: "order",
    also: ["2013", "2011", "51603", "unknown-order", "order-does-not-exist", "unknown-order-sent"],
    title: { en: "There is no such order", zh: "订单不存在" },
    cause: {
      en: "It was filled or cancelled before your call, belongs to another account, or was never taken.",
      zh: "订单在你调用之前已成交或撤销，属于其他账户，或从未被接受。",
    },
    check: [
      {
        en: "Ask for it by the client order id, and look into the history of the day.",
        zh: "用 clientOrderId 查询，并查看当天的历史订单。",
      },
    ],
    mend: [
      {
        en: "Take this answer to a cancellation as “nothing to cancel any more”, and read the fills.",
        zh: "撤单得到此错误时，视为“已无可撤”，再查询成交。",
      },
    ],
    example: null,
    ends: "you",
  },
  {
    code: "client-order-id-used",
    number: 1308,
    http: 409,
    group: "order",
    also: ["duplicate-order", "duplicate-order-sent", "51016", "duplicate-client-order-id"],
    title: { en: "This client order id was used", zh: "clientOrderId 已使用" },
    cause: {
      en: "An order with this id exists. After a time-out this is good news: the first try went through.",
      zh: "已有相同编号的订单。如果之前超时，说明第一次其实成功了。",
    },
    check: [{ en: "Ask for the order by this id.", zh: "用该编号查询订单。" }],
    mend: [
      {
        en: "Take the order you find; use a new id only for a new order.",
        zh: "以查到的订单为准，只有新订单才用新编号。",
      },
    ],
    example: null,
    ends: "you",
  },
  {
    code: "self-trade",
    number: 1309,
    http: 400,
    group: "order",
    also: ["self-trade-prevention", "stp", "51069"],
    title: { en: "It would have met your own order", zh: "会与自己的订单成交" },
    cause: {
      en: "Self-trade prevention stopped an order that would have been filled by another one of the same account.",
      zh: "自成交保护拦截了会与同账户订单成交的委托。",
    },
    check: [
      {
        en: "Look for an open order of yours on the other side at this price.",
        zh: "检查对手方向是否有你自己的挂单。",
      },
    ],
    mend: [
      {
        en: "Cancel the other order first, or set selfTrade to the way you want.",
        zh: "先撤掉对手单，或用 selfTrade 参数选择处理方式。",
      },
    ],
    example: `{"selfTrade":"cancel-oldest"}`,
    ends: "you",
  },
]
