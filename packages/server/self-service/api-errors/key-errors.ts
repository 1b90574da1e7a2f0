import type { ApiError } from "./api-error.ts"

/** What a key is and what it may do. */
export const keyErrors: readonly ApiError[] = [
  {
    code: "key-not-found",
    number: 1100,
    http: 401,
    group: "key",
    also: ["50111", "invalid-api-key", "invalid-access-key", "access-key-not-valid", "2014"],
    title: { en: "There is no such key", zh: "API Key 不存在" },
    cause: {
      en: "The key was deleted, was never made in this account, or is one of the test environment.",
      zh: "该 Key 已被删除、不属于本账户，或是测试环境的 Key。",
    },
    check: [
      {
        en: "Compare its last 4 characters with the list on the API page of your account.",
        zh: "用后 4 位与账户 API 页面的列表核对。",
      },
      {
        en: "Is the address that of the real exchange, and not of the test environment?",
        zh: "请求的是正式环境的地址，而不是测试环境吗？",
      },
    ],
    mend: [
      {
        en: "Make a new key and put it into the program together with its own secret.",
        zh: "新建一个 Key，连同它自己的 Secret 一起配置。",
      },
    ],
    example: null,
    ends: "you",
  },
  {
    code: "key-expired",
    number: 1101,
    http: 401,
    group: "key",
    also: ["50100", "expired-key"],
    title: { en: "The key has expired", zh: "API Key 已过期" },
    cause: {
      en: "Keys without a fixed IP address expire after 90 days.",
      zh: "未绑定 IP 的 Key 90 天后自动过期。",
    },
    check: [{ en: "The API page shows until when each key works.", zh: "API 页面会显示每个 Key 的有效期。" }],
    mend: [
      {
        en: "Make a new key. Bound to an IP address, it doesn’t expire.",
        zh: "新建 Key；绑定 IP 后不会过期。",
      },
    ],
    example: null,
    ends: "you",
  },
  {
    code: "ip-not-allowed",
    number: 1102,
    http: 403,
    group: "key",
    also: [
      "50110",
      "2015",
      "invalid-ip",
      "ip-not-whitelisted",
      "unbound-ip",
      "invalid-api-key-ip-or-permissions-for-action",
    ],
    title: { en: "This IP address isn’t allowed", zh: "IP 不在白名单" },
    cause: {
      en: "The key works only from the addresses it is bound to, and the call came from another one.",
      zh: "该 Key 只允许从绑定的 IP 调用，而请求来自其他 IP。",
    },
    check: [
      {
        en: "Look at the address in the answer: it is the one we saw. Behind a provider, IPv6 or a new server it differs from the one you know.",
        zh: "响应里的 IP 就是我们看到的来源。经过服务商、IPv6 或更换服务器后，可能和你以为的不同。",
      },
    ],
    mend: [
      {
        en: "Add the address on the API page; it works within a minute. Never open the key to every address.",
        zh: "在 API 页面添加该 IP，一分钟内生效。不要为了省事开放所有 IP。",
      },
    ],
    example: `{"code":"ip-not-allowed","ip":"203.0.113.24"}`,
    ends: "you",
  },
  {
    code: "permission-denied",
    number: 1103,
    http: 403,
    group: "key",
    also: ["50120", "no-permission", "key-permission", "permission-not-granted"],
    title: { en: "The key may not do this", zh: "权限不足" },
    cause: {
      en: "A key may read, trade or withdraw, each by a switch of its own. This call needs one that is off.",
      zh: "读取、交易、提币是三个独立的权限开关，本次调用需要的权限没有打开。",
    },
    check: [
      {
        en: "Compare the switches of the key with the table of the API’s pages.",
        zh: "对照接口文档的权限表检查该 Key 的开关。",
      },
    ],
    mend: [
      {
        en: "Switch it on for this key, or better make a second key that can do only this.",
        zh: "为该 Key 打开权限，更稳妥的做法是另建一个只含此权限的 Key。",
      },
      {
        en: "Withdrawals by API are granted on request only.",
        zh: "API 提币权限需要另行申请。",
      },
    ],
    example: null,
    ends: "you",
  },
  {
    code: "passphrase-not-valid",
    number: 1104,
    http: 401,
    group: "key",
    also: ["50105", "invalid-passphrase", "incorrect-passphrase"],
    title: { en: "The passphrase is wrong", zh: "口令错误" },
    cause: {
      en: "The passphrase chosen when the key was made doesn’t match. We keep only a hash of it and can’t tell it to anybody.",
      zh: "与创建 Key 时设置的口令不一致。我们只保存其哈希，任何人都无法找回。",
    },
    check: [
      {
        en: "Look for a space or a line break at its end, and for special characters that the shell changed.",
        zh: "检查末尾是否多了空格或换行，特殊字符是否被命令行改写。",
      },
    ],
    mend: [{ en: "Forgotten? Delete the key and make a new one.", zh: "忘记口令请删除该 Key 并新建。" }],
    example: null,
    ends: "you",
  },
  {
    code: "account-locked",
    number: 1105,
    http: 403,
    group: "key",
    also: ["account-frozen", "user-locked", "50026"],
    title: { en: "The account can’t do this at present", zh: "账户当前受限" },
    cause: {
      en: "The account has a lock for this kind of act: after a change of password or 2FA, by its owner, or during a review.",
      zh: "账户对此类操作有锁定：修改密码或双重验证之后、账户主人自行冻结，或正在审核。",
    },
    check: [
      {
        en: "The lock countdown on this site shows which, and until when.",
        zh: "用本站的“锁定倒计时”查看是哪一种、到何时。",
      },
    ],
    mend: [
      {
        en: "Stop sending the same call: nothing shortens a lock, and each try counts against your limits.",
        zh: "请停止重复调用：锁定不会因此缩短，每次重试都会计入限频。",
      },
    ],
    example: null,
    ends: "time",
  },
]
