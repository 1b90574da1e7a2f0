import type { ApiError } from "./api-error.ts"

/** What is wrong with the signature and the time of a call. */
export const signingErrors: readonly ApiError[] = [
  {
    code: "signature-not-valid",
    number: 1022,
    http: 401,
    group: "signing",
    also: ["50113", "invalid-signature", "signature-invalid", "signature-for-this-request-is-not-valid"],
    title: { en: "The signature doesn’t match", zh: "签名不匹配" },
    cause: {
      en: "We computed the signature from what arrived and got another one. Something was changed between signing and sending, or another secret was used.",
      zh: "我们按收到的内容重新计算签名，结果与你的不同：要么签名之后内容有改动，要么用了另一个 Secret。",
    },
    check: [
      {
        en: "Print the exact text that you sign, and the request as it leaves. Compare them character by character.",
        zh: "打印待签名文本和实际发出的请求，逐字符核对。",
      },
      {
        en: "Is the body signed as it is sent? A library that formats JSON anew changes spaces and order.",
        zh: "签名用的请求体和发出的是否完全一致？重新序列化 JSON 会改变空格和顺序。",
      },
      {
        en: "Does the secret belong to this key? A pair is shown together once, when the key is made.",
        zh: "Secret 和 Key 是否为同一对？两者只在创建时一起显示。",
      },
    ],
    mend: [
      {
        en: "Sign in this order, with nothing between the parts: timestamp, method in capitals, path with its query, body.",
        zh: "按此顺序直接拼接：时间戳、大写方法名、带查询串的路径、请求体。",
      },
      {
        en: "Use HMAC-SHA-256 and write the result as lower-case hex.",
        zh: "使用 HMAC-SHA-256，结果写成小写十六进制。",
      },
    ],
    example: `1795327524000POST/v1/orders?recvWindow=5000{"symbol":"BTC-USDT","side":"buy"}`,
    ends: "you",
  },
  {
    code: "signature-missing",
    number: 1023,
    http: 401,
    group: "signing",
    also: ["50104", "missing-signature", "signature-required"],
    title: { en: "There is no signature", zh: "缺少签名" },
    cause: {
      en: "The call needs a signature and came without one, or with one in a place we don’t read.",
      zh: "该接口需要签名，但请求里没有，或放在了我们不读取的位置。",
    },
    check: [
      {
        en: "Are all three headers there on the request that arrives, not only on the one you build? A redirect drops them.",
        zh: "实际到达的请求是否带齐三个请求头？重定向会丢失请求头。",
      },
    ],
    mend: [
      {
        en: "Send key, timestamp and signature as headers, and call the final address without a redirect.",
        zh: "把 Key、时间戳和签名放在请求头里，并直接请求最终地址，不经过重定向。",
      },
    ],
    example: "KX-KEY: …\nKX-TIMESTAMP: 1795327524000\nKX-SIGNATURE: …",
    ends: "you",
  },
  {
    code: "timestamp-out-of-range",
    number: 1021,
    http: 401,
    group: "signing",
    also: [
      "50102",
      "50112",
      "timestamp-request-expired",
      "invalid-timestamp",
      "timestamp-for-this-request-is-outside-of-the-recvwindow",
    ],
    title: { en: "The timestamp is too far off", zh: "时间戳超出范围" },
    cause: {
      en: "The time in the call differs from ours by more than its window, 5 seconds unless you set another.",
      zh: "请求中的时间与服务器时间相差超过窗口，默认 5 秒。",
    },
    check: [
      {
        en: "Ask GET /v1/time and compare with your own clock at the same moment.",
        zh: "请求 GET /v1/time，与你本机的时钟同时比较。",
      },
      {
        en: "Count the digits: milliseconds have 13, seconds 10, microseconds 16.",
        zh: "数一数位数：毫秒 13 位，秒 10 位，微秒 16 位。",
      },
    ],
    mend: [
      { en: "Set the machine’s clock by NTP.", zh: "用 NTP 校准机器时钟。" },
      {
        en: "Take the time right before you sign, not when the order is queued.",
        zh: "在签名前一刻取时间，而不是在下单排队时取。",
      },
      {
        en: "On a slow line set recvWindow, at most 60000.",
        zh: "网络较慢时可以设置 recvWindow，最大 60000。",
      },
    ],
    example: "KX-TIMESTAMP: 1795327524000",
    ends: "you",
  },
  {
    code: "timestamp-not-valid",
    number: 1024,
    http: 400,
    group: "signing",
    also: ["50103", "bad-timestamp", "timestamp-format"],
    title: { en: "The timestamp can’t be read", zh: "时间戳格式错误" },
    cause: {
      en: "The timestamp isn’t a whole number of milliseconds since 1970.",
      zh: "时间戳不是自 1970 年起的整数毫秒。",
    },
    check: [
      {
        en: "Look for a decimal point, quotation marks or an ISO date in its place.",
        zh: "检查是否带有小数点、引号，或写成了日期格式。",
      },
    ],
    mend: [{ en: "Send 13 digits without a decimal point.", zh: "发送 13 位整数，不带小数点。" }],
    example: "1795327524000",
    ends: "you",
  },
  {
    code: "nonce-used",
    number: 1025,
    http: 401,
    group: "signing",
    also: ["invalid-nonce", "duplicate-nonce", "50101"],
    title: { en: "The same call came twice", zh: "请求重复" },
    cause: {
      en: "A call with the same key, timestamp and signature was taken already. This keeps a copied call from working.",
      zh: "同一 Key、时间戳和签名的请求已经处理过，这样可以防止请求被复制重放。",
    },
    check: [
      {
        en: "Does your library try again by itself after a time-out, with the old signature?",
        zh: "你的程序是否在超时后用旧签名自动重试？",
      },
    ],
    mend: [
      {
        en: "Sign each try anew, and give an order its own client order id: then a second try can’t place a second order.",
        zh: "每次重试都重新签名，并给订单设置 clientOrderId，这样重试不会重复下单。",
      },
    ],
    example: null,
    ends: "you",
  },
]
