import type { ApiError } from "./api-error.ts"

/** Too much at once. */
export const limitErrors: readonly ApiError[] = [
  {
    code: "too-many-requests",
    number: 1200,
    http: 429,
    group: "limits",
    also: ["50011", "1003", "rate-limit", "rate-limit-exceeded", "rate-limited", "429"],
    title: { en: "Too many requests", zh: "请求过于频繁" },
    cause: {
      en: "The weight of your calls went over what one key may use in a minute. Heavy calls count for more than one.",
      zh: "一分钟内调用的总权重超过了单个 Key 的上限，较重的接口一次计多份。",
    },
    check: [
      {
        en: "Read the headers KX-WEIGHT-USED and Retry-After of the answer.",
        zh: "查看响应头 KX-WEIGHT-USED 和 Retry-After。",
      },
    ],
    mend: [
      {
        en: "Wait as many seconds as Retry-After says, then go on slower. Trying again at once leads to a ban.",
        zh: "按 Retry-After 的秒数等待，再降低频率。立即重试会导致封禁。",
      },
      {
        en: "Take prices and order updates from the WebSocket stream: they cost no weight.",
        zh: "行情和订单更新改用 WebSocket 推送，不占权重。",
      },
    ],
    example: "HTTP/1.1 429\nRetry-After: 12\nKX-WEIGHT-USED: 1214",
    ends: "time",
  },
  {
    code: "address-banned",
    number: 1201,
    http: 418,
    group: "limits",
    also: ["418", "ip-banned", "banned", "way-too-many-requests"],
    title: { en: "This IP address is shut out for a while", zh: "IP 被临时封禁" },
    cause: {
      en: "Calls went on after several answers 429. The ban begins with two minutes and grows up to three days.",
      zh: "收到多次 429 后仍继续请求。封禁从两分钟开始，最长三天。",
    },
    check: [{ en: "Retry-After says when it ends.", zh: "Retry-After 会说明何时解除。" }],
    mend: [
      {
        en: "Stop every program behind this address until then. It ends by itself; nobody can end it sooner.",
        zh: "在此之前停止该 IP 上的所有程序。到时自动解除，任何人都无法提前。",
      },
    ],
    example: "HTTP/1.1 418\nRetry-After: 120",
    ends: "time",
  },
  {
    code: "too-many-orders",
    number: 1202,
    http: 429,
    group: "limits",
    also: ["1015", "order-rate-limit", "too-many-new-orders"],
    title: { en: "Too many new orders", zh: "下单过于频繁" },
    cause: {
      en: "New orders have a limit of their own: 50 in 10 seconds for each account.",
      zh: "新订单有单独的上限：每个账户 10 秒 50 笔。",
    },
    check: [
      { en: "Read KX-ORDER-COUNT in the answers to your orders.", zh: "查看下单响应头 KX-ORDER-COUNT。" },
    ],
    mend: [
      {
        en: "Change an order in place of cancelling it and placing a new one, and place several in one call.",
        zh: "用改单代替撤单重下，并使用批量下单接口。",
      },
    ],
    example: "KX-ORDER-COUNT: 50",
    ends: "you",
  },
  {
    code: "too-many-connections",
    number: 1203,
    http: 429,
    group: "limits",
    also: ["connection-limit", "ws-connection-limit", "60012"],
    title: { en: "Too many connections", zh: "连接数过多" },
    cause: {
      en: "One IP address can hold 20 stream connections, and open 10 new ones in a minute.",
      zh: "单个 IP 最多保持 20 条推送连接，每分钟最多新建 10 条。",
    },
    check: [
      {
        en: "Do old connections stay open when the program starts anew?",
        zh: "程序重启后，旧连接是否没有关闭？",
      },
    ],
    mend: [
      {
        en: "Put several channels into one connection, and wait longer before each new try.",
        zh: "一条连接订阅多个频道，重连间隔逐次加长。",
      },
    ],
    example: null,
    ends: "you",
  },
]
