import type { ApiError } from "./api-error.ts"

/** Money that isn't there, and us. */
export const serviceErrors: readonly ApiError[] = [
  {
    code: "balance-too-low",
    number: 1400,
    http: 400,
    group: "funds",
    also: [
      "2010",
      "51008",
      "insufficient-balance",
      "insufficient-funds",
      "account-has-insufficient-balance-for-requested-action",
      "account-frozen-balance-insufficient-error",
    ],
    title: { en: "There isn’t enough to spend", zh: "可用余额不足" },
    cause: {
      en: "What is free in the account that trades is less than the order with its fee. Open orders hold what they need.",
      zh: "交易账户的可用余额小于订单金额加手续费；挂单会占用余额。",
    },
    check: [
      { en: "Read “free” and “held” of GET /v1/balances.", zh: "查看 GET /v1/balances 的 free 和 held。" },
      {
        en: "Is the money in the funding account rather than in the one that trades?",
        zh: "资金是不是在资金账户，而不在交易账户？",
      },
    ],
    mend: [
      {
        en: "Cancel orders that hold it, move it to the account that trades, or order less: leave 0.1 % for the fee.",
        zh: "撤掉占用余额的挂单、划转到交易账户，或减少数量，并为手续费留出 0.1%。",
      },
    ],
    example: `{"asset":"USDT","free":"12.40","held":"250.00"}`,
    ends: "you",
  },
  {
    code: "margin-too-low",
    number: 1401,
    http: 400,
    group: "funds",
    also: ["2019", "51004", "margin-is-insufficient", "insufficient-margin"],
    title: { en: "There isn’t enough margin", zh: "保证金不足" },
    cause: {
      en: "The order would take the position beyond what your margin carries at this leverage.",
      zh: "按当前杠杆，下单后仓位会超过保证金能承担的规模。",
    },
    check: [
      {
        en: "Compare the initial margin in the answer with your free margin.",
        zh: "对比响应中的初始保证金与可用保证金。",
      },
    ],
    mend: [
      {
        en: "Add margin or make the order smaller. Orders that only reduce a position need none: set reduceOnly.",
        zh: "追加保证金或减少数量。只减仓的订单设置 reduceOnly，不占用保证金。",
      },
    ],
    example: `{"reduceOnly":true}`,
    ends: "you",
  },
  {
    code: "withdrawal-address-not-allowed",
    number: 1402,
    http: 403,
    group: "funds",
    also: ["address-not-whitelisted", "58207", "withdrawal-address-is-not-whitelisted"],
    title: { en: "Withdrawals may not go to this address", zh: "提币地址不在白名单" },
    cause: {
      en: "By API only addresses of your list can be used, and new ones wait 24 hours.",
      zh: "API 提币只能到白名单地址，新地址需等待 24 小时。",
    },
    check: [
      {
        en: "The list in your account shows from when each address can be used.",
        zh: "账户的地址簿会显示每个地址何时可用。",
      },
    ],
    mend: [
      {
        en: "Add the address in your account with the second factor, and wait out the delay. Support can’t shorten it.",
        zh: "在账户中用双重验证添加地址并等待生效，客服无法缩短等待时间。",
      },
    ],
    example: null,
    ends: "time",
  },
  {
    code: "withdrawals-paused",
    number: 1403,
    http: 503,
    group: "funds",
    also: ["withdraw-suspended", "58203", "wallet-suspended", "network-suspended"],
    title: { en: "Withdrawals of this asset are paused", zh: "该币种暂停提币" },
    cause: {
      en: "The network of this asset is in maintenance or has trouble.",
      zh: "该网络正在维护或出现故障。",
    },
    check: [
      {
        en: "The status page and the announcements say since when and until when.",
        zh: "系统状态页和公告会说明起止时间。",
      },
    ],
    mend: [
      { en: "Wait, or use another network of the same asset.", zh: "等待恢复，或改用同币种的其他网络。" },
    ],
    example: null,
    ends: "time",
  },
  {
    code: "market-closed",
    number: 1500,
    http: 503,
    group: "service",
    also: ["trading-paused", "51028", "market-is-closed", "trading-halted", "instrument-suspended"],
    title: { en: "This market is paused", zh: "交易对暂停交易" },
    cause: {
      en: "The market opens later, is paused for maintenance, or is being closed.",
      zh: "该交易对尚未开盘、正在维护，或即将下架。",
    },
    check: [{ en: "Read “state” of GET /v1/symbols.", zh: "查看 GET /v1/symbols 的 state。" }],
    mend: [
      {
        en: "Orders can be cancelled meanwhile. Begin again when the state is “open”.",
        zh: "期间可以撤单；state 为 open 后再恢复下单。",
      },
    ],
    example: `{"symbol":"BTC-USDT","state":"paused"}`,
    ends: "time",
  },
  {
    code: "maintenance",
    number: 1501,
    http: 503,
    group: "service",
    also: ["50001", "system-maintenance", "service-unavailable", "service-temporarily-unavailable", "503"],
    title: { en: "The API is in maintenance", zh: "接口维护中" },
    cause: {
      en: "A part of the exchange is off for a while. Nothing of this call was taken.",
      zh: "部分系统暂停服务，本次请求没有被处理。",
    },
    check: [
      {
        en: "Look at the status page for what is off, and since when.",
        zh: "在系统状态页查看受影响的部分和开始时间。",
      },
    ],
    mend: [
      {
        en: "Try again after Retry-After, with longer waits each time.",
        zh: "按 Retry-After 重试，间隔逐次加长。",
      },
    ],
    example: "HTTP/1.1 503\nRetry-After: 60",
    ends: "time",
  },
  {
    code: "outcome-unknown",
    number: 1502,
    http: 504,
    group: "service",
    also: [
      "1007",
      "1006",
      "timeout",
      "time-out",
      "gateway-timeout",
      "504",
      "50004",
      "unknown-status",
      "backend-response-timeout",
    ],
    title: { en: "Nobody knows yet whether it was done", zh: "结果未知" },
    cause: {
      en: "The call was passed on and the answer didn’t come in time. It may have been done or not.",
      zh: "请求已转交，但没有及时得到结果，可能已执行，也可能没有。",
    },
    check: [
      {
        en: "Ask for the order by its client order id before anything else.",
        zh: "先用 clientOrderId 查询订单，再做其他操作。",
      },
    ],
    mend: [
      {
        en: "Never send it again blindly: that is how two orders come about. With the same client order id it is safe.",
        zh: "不要盲目重发，否则可能下两笔单；使用同一个 clientOrderId 重发是安全的。",
      },
    ],
    example: null,
    ends: "you",
  },
  {
    code: "internal-error",
    number: 1503,
    http: 500,
    group: "service",
    also: [
      "500",
      "50013",
      "system-busy",
      "system-error",
      "internal-server-error",
      "unknown-error",
      "1001",
      "1000",
    ],
    title: { en: "We made a mistake", zh: "我方系统错误" },
    cause: {
      en: "Something failed on our side. Your call needn’t be wrong.",
      zh: "我们这边出错了，你的请求不一定有问题。",
    },
    check: [
      { en: "Is there an incident on the status page?", zh: "系统状态页有没有正在处理的故障？" },
      {
        en: "Does it come with every call, or with this one only?",
        zh: "是所有调用都这样，还是只有这一个？",
      },
    ],
    mend: [
      {
        en: "Check by the client order id whether it was done, and try once more. If it comes back, write to us with the request id.",
        zh: "先用 clientOrderId 确认是否执行，再重试一次；仍然出现请带上请求 ID 联系我们。",
      },
    ],
    example: `{"code":"internal-error","requestId":"5f0c6b1e-…"}`,
    ends: "us",
  },
  {
    code: "endpoint-not-found",
    number: 1504,
    http: 404,
    group: "service",
    also: ["404", "no-such-endpoint", "50028", "path-not-found"],
    title: { en: "There is no such address", zh: "接口地址不存在" },
    cause: {
      en: "The path or its version is wrong, or the host is that of the pages and not of the API.",
      zh: "路径或版本号错误，或请求了网页域名而不是接口域名。",
    },
    check: [
      {
        en: "Is the host the one of the API’s pages, and does the path begin with /v1?",
        zh: "域名是否为接口域名，路径是否以 /v1 开头？",
      },
    ],
    mend: [
      {
        en: "Copy the path from the API’s pages, without a slash at its end.",
        zh: "从接口文档复制路径，末尾不要加斜杠。",
      },
    ],
    example: "GET /v1/orders/open",
    ends: "you",
  },
]
