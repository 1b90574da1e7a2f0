import {
  lockedOut,
  login,
  notes,
  ranks,
  reads,
  replies,
  resolves,
  type Story,
  saysFixed,
  takes,
  writes,
} from "../story.ts"

/** People who can't get in: lost authenticators, codes that don't come, one account taken over. */
export const accounts: Story[] = [
  login({
    key: "authenticator lost",
    who: "jiahe",
    at: -66,
    values: { identifier: "jiahe.lu@mail.example", method: "authenticator", error: "验证码错误" },
    when: { field: "last-success", at: -1_260 },
    text: "换了手机，旧手机已经恢复出厂设置，谷歌验证器没有迁移，现在登录不了。邮箱和手机号都还在用。",
    files: [{ name: "验证码错误.png", drawing: "code-refused" }],
    steps: [
      takes(-61, "mei"),
      replies(
        -55,
        "mei",
        "你好，可以帮你重置验证器。请上传：① 手持身份证件和写有当天日期的纸张的照片；② 一份手写并签名的重置声明，拍照即可。重置后 48 小时内不能提现，这是为了保护你。",
      ),
      writes(
        -41.67,
        "已上传手持证件照和声明，请帮忙审核，谢谢。",
        { name: "手持证件.png", drawing: "person-with-card" },
        { name: "声明.png", drawing: "declaration" },
      ),
      ranks(-40, "ruben", 1),
      notes(
        -30,
        "jonna",
        "Selfie and card match the KYC file, declaration is complete. No new device or address in 30 days. OK to reset from my side.",
      ),
    ],
  }),
  lockedOut({
    key: "locked out, authenticator",
    person: {
      identifier: "dario.fenn",
      email: "dario.fenn@post.example",
      problem: "lost-authenticator",
      locale: "en",
    },
    at: -28.83,
    text: "My phone was stolen on the train. I still have my mailbox and my passport, but no authenticator and no recovery codes.",
    steps: [ranks(-27, "ruben", 1)],
  }),
  lockedOut({
    key: "locked out, taken over",
    person: { identifier: "30551207", email: "m.ostrava@post.example", problem: "taken-over", locale: "en" },
    at: -8.15,
    text: "Somebody changed my e-mail and my password an hour ago. I got the notice and was too late. Please freeze the account UID 30551207 before they withdraw.",
    steps: [
      takes(-7.2, "jonna"),
      notes(
        -6,
        "jonna",
        "Account frozen at {-6m}. One withdrawal of 900 USDT was in the queue, stopped. Identity check with the documents on file comes next; answer only to the old mailbox.",
      ),
    ],
  }),
  login({
    key: "account locked after five tries",
    who: "tinglan",
    at: -45,
    values: { identifier: "ye.tinglan", method: "locked", error: "账户已锁定，请 2 小时后再试" },
    text: "密码输错了几次，账户被锁。今天要追加保证金，能不能提前解锁？",
    steps: [takes(-38, "huimin"), reads(-38, "huimin")],
  }),
  login({
    key: "no code by text message",
    who: "nianan",
    at: -305,
    values: { identifier: "gu.nianan", method: "code" },
    text: "登录时收不到短信验证码，换了网络也一样。",
    steps: [
      replies(
        -292,
        "huimin",
        "你好，运营商侧从 {-330m} 起有延迟。可以先在登录页点「换一种方式」，用邮箱验证码登录。",
      ),
      writes(-284, "邮箱可以，已经进去了。"),
      saysFixed(-283.5),
    ],
  }),
  login({
    key: "reset link that had expired",
    who: "odile",
    at: -19_800,
    values: { identifier: "odile", method: "password", error: "This link has expired" },
    text: "The link to reset my password says it has expired, although I opened it right away.",
    steps: [
      replies(
        -19_720,
        "jonna",
        "Your mail provider opens links to check them, and ours works once. Please ask for a new one and type the address by hand; I have also noted it for our engineers.",
      ),
      writes(-19_700, "That worked."),
      resolves(-19_690, "jonna", "Good. Please think about a passkey: there is no link to expire."),
    ],
  }),
  login({
    key: "sign-in from a new device",
    who: "zhiyuan",
    at: -249_000,
    values: { identifier: "zhiyuan.he", method: "other" },
    text: "收到一封新设备登录的邮件，是我自己换了电脑，需要处理吗？",
    steps: [
      resolves(
        -248_970,
        "huimin",
        "是你本人就不用处理。邮件里带着你的防钓鱼码，以后收到没有防钓鱼码的邮件，请不要点里面的链接。",
      ),
    ],
  }),
]
