import { deposit, other, replies, resolves, type Story, writes } from "../story.ts"

/** Solved before today, so that a customer's panel has a past. */
export const archive: Story[] = [
  deposit({
    key: "ether that was credited",
    who: "zhiyuan",
    at: -11_050,
    values: {
      pair: "ETH/ethereum",
      txid: "0x0388c38cb9e340e3ce002917a994cbbfc88a4a5deaa8a4cc830907a50dec2eb8",
      address: "0x8AaD471549ff434779edf07C57B470DcDeB756d9",
      amount: "1.8",
    },
    text: "1.8 ETH 显示还差几个确认，请问一般要等多久？",
    steps: [resolves(-11_041, "mei", "以太坊需要 12 个确认，大约两三分钟。刚刚已经入账，请查看现货账户。")],
  }),
  deposit({
    key: "bitcoin that was credited",
    who: "zhiyuan",
    at: -4_606,
    values: {
      pair: "BTC/bitcoin",
      txid: "3def831252997a48f8fab3e02807fa0b427600d5dab48e9ce9d8987ec15c60ca",
      address: "bc1qwv2ld6f6ztp2hr8pl9ddwpydm2tqzsr243p7w2",
      amount: "0.042",
    },
    text: "0.042 BTC 已经一个确认了，什么时候能用？",
    steps: [
      replies(-4_600, "mei", "比特币需要 2 个确认，下一个区块出来就会入账，一般 10 分钟左右。"),
      writes(-4_589, "到了，谢谢。"),
      resolves(-4_587, "mei", "不客气。"),
    ],
  }),
  deposit({
    key: "usdt that was credited",
    who: "zhiyuan",
    at: -12_955,
    values: {
      pair: "USDT/tron",
      txid: "8ad02b55cc34045ea283e26a24f6e95b64cfa085ad340d1f6ce9e1a5c2a629c0",
      address: "TKdsx5diSEATs92NU67VgXkCuyjokSL6bV",
      amount: "600",
    },
    text: "第一次用新的充值地址，600 USDT 还没到，地址没问题吧？",
    steps: [
      resolves(-12_949, "mei", "地址没问题，这是你钱包迁移后的新地址，600 USDT 刚刚入账。旧地址请不要再用。"),
    ],
  }),
  deposit({
    key: "ton with its memo",
    who: "suyu",
    at: -7_192,
    values: {
      pair: "TON/ton",
      txid: "527ccf746e610be950d3108379ec11ce91ecb43d094fa9ed90526b1b25cd66dd",
      address: "UQCR6fUk6bp92F-YcHJBDITx_9JXPcGtl5I87BZUmnEgxZNH",
      memo: "3969024479",
      amount: "210",
    },
    text: "TON 充值填了 Memo，但我不确定填得对不对，能帮我确认吗？",
    steps: [resolves(-7_180, "mei", "Memo 是对的，210 TON 已经入账。以后每次充值都要填同一个 Memo。")],
  }),
  other({
    key: "how long withdrawals take",
    who: "zhiyuan",
    at: -95_000,
    topic: "提币到账时间咨询",
    text: "USDT 提到自己的钱包一般要多久？手续费怎么算？",
    steps: [
      resolves(
        -94_970,
        "huimin",
        "TRON 网络一般 5 分钟内到账，手续费 1.5 USDT，提交前页面上会显示。遇到人工复核时最长 24 小时，站内会通知你。",
      ),
    ],
  }),
]
