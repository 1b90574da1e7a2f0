import { createRequire } from "node:module"
import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import { describe, expect, test } from "vitest"
import { checkAddress } from "./address.ts"

/** Vectors of the standards themselves (BIP 173 and 350, EIP-55, SEP-23, XLS-5, CIP-19, TEP-2, SS58, cashaddr). */
const valid: Partial<Record<ChainId, string[]>> = {
  bitcoin: [
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
    "bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3",
    "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr",
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
    "BC1SW50QGDZ25J",
    "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs",
    "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7",
    "tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c",
    "mzBc4XEFSdzCDcTxAgf6EZXgsZWpztRhef",
    "2MxKEf2su6FGAUfCEAHreGFQvEYrfYNHvL7",
  ],
  litecoin: [
    "ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9",
    "LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9",
    "MQMcJhpWHYVeQArcZR3sBgyPZxxRtnH441",
    "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
    "tltc1qu78xur5xnq6fjy83amy0qcjfau8m367defyhms",
  ],
  dogecoin: ["DBXu2kgc3xtvCUWFcxFE3r9hEYgmuaaCyD", "A7JjzK9k9x5b2MkkQzqt91WZsuu7wTu6iS"],
  "bitcoin-cash": [
    "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
    "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
    "bitcoincash:ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq",
    "1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu",
  ],
  ethereum: [
    "0x52908400098527886E0F7030069857D2E4169EE7",
    "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
    "0xde709f2102306220921060314715629080e2fb77",
    "0x27b1fdb04752bbc536007a920d24acb045561c26",
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
    "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
    "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
  ],
  tron: ["TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "TNDzfERDpxLDS2w1q6yaFC7pzqaSQ3Bg3r"],
  solana: ["833XorXTTx5iya5B3Tr6iqEs9GbRuvVfwyLCP2vpdzhq", "69UwBV4LPg7hHUS5JXiXyfgVnESmDKe8KJppsLj8pRU"],
  xrp: [
    "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
    "rG1QQv2nh2gr7RCZ1P8YYcBUKCCN633jCn",
    "XVPcpSm47b1CZkf5AkKM9a84dQHe3mTAxgxfLw2qYoe7Boa",
    "XVLhHMPHU98es4dbozjVtdWzVrDjtV18pX8yuPT7y4xaEHi",
    "TVE26TYGhfLC7tQDno7G8dGtxSkYQn49b3qD26PK7FcGSKE",
  ],
  ton: [
    "EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF",
    "UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA",
    "kQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPgpP",
    "0QDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPleK",
    "0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e",
    "Ef8zMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzM0vF",
  ],
  cosmos: ["cosmos1hsk6jryyqjfhp5dhc55tc9jtckygx0eph6dd02"],
  stellar: [
    "GAAZI4TCR3TY5OJHCTJC2A4QSY6CJWJH5IAJTGKIN2ER7LBNVKOCCWN7",
    "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ",
    "MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUQ",
    "MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVAAAAAAAAAAAAAJLK",
  ],
  cardano: [
    "addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x",
    "addr1z8phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gten0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgs9yc0hh",
    "addr1gx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer5pnz75xxcrzqf96k",
    "addr128phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gtupnz75xxcrtw79hu",
    "addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8",
    "addr1w8phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gtcyjy7wx",
    "addr_test1vz2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzerspjrlsz",
    "Ae2tdPwUPEYzs5BRbGcoS3DXvK8mwgggmESz4HqUwMyaS9eNksZGz1LMS9v",
    "DdzFFzCqrhsfdzUZxvuBkhV8Lpm9p43p9ubh79GCTkxJikAjKh51qhtCFMqUniC5tv5ZExyvSmAte2Du2tGimavSo6qSgXbjiy8qZRTg",
    "4swhHtxKapQbj3TZEipgtp7NQzcRWDYqCxXYoPQWjGyHmhxS1w1TjUEszCQT1sQucGwmPQMYdv1FYs3d51KgoubviPBf",
  ],
  polkadot: [
    "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
    "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
    "1FRMM8PEiWXYax7rpS6X4XZX1aAAxSWx1CrKTyrVYhV24fg",
  ],
  sui: ["0x02a212de6a9dfa3a69e22387acfbafbb1a9e591bd9d636e7895dcfc8de05f331"],
  aptos: [
    "0xaabf25b0c115130a4ad88bfa08627c5a103b7851e90869c23fadaf0512dd5133",
    "0xbf25b0c115130a4ad88bfa08627c5a103b7851e90869c23fadaf0512dd5133",
  ],
  near: ["alice.near", "app.alice.near", "98793cd91a3f870fb126f66285808c7e094afcfc4eda8a970f6648cdf0dbd6de"],
  algorand: [
    "VCMJKWOY5P5P7SKMZFFOCEROPJCZOTIJMNIYNUCKH7LRO45JMJP6UYBIJA",
    "7ZUECA7HFLZTXENRV24SHLU4AVPUTMTTDUFUBNBD64C73F3UHRTHAIOF6Q",
  ],
}

const invalid: Partial<Record<ChainId, string[]>> = {
  bitcoin: [
    "tc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq5zuyut",
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
    "tb1z0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqglt7rf",
    "BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL",
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh",
    "tb1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq24jc47",
    "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
    "BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R",
    "bc1pw5dgrnzv",
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav",
    "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P",
    "tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq47Zagq",
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf",
    "tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vpggkg4j",
    "bc1gmk9yu",
    // BIP 350 lets version 1 carry 40 bytes, BIP 341 gives it a meaning with 32 only: funds sent here are anybody's.
    "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y",
  ],
  ethereum: ["0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed", "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"],
  tron: ["TNDzfERDpxLDS2w1q6yaFC7pzqaSQ3Bg31", "27bLJCYjbH6MT8DBF9xcrK6yZnm43vx7MNQ"],
  xrp: ["rG1QQv2nh2gr7RCZ1P8YYcBUKCCN633jCN"],
  ton: ["EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHG"],
  cosmos: [
    "cosmos1hsk6jryyqjfhp5dhc55tc9jtckygx0eph6dd03",
    "cosmosvaloper1hsk6jryyqjfhp5dhc55tc9jtckygx0ep37hdd2",
  ],
  stellar: [
    "MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUR",
    "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGY",
    "GB6OWYST45X57HCJY5XWOHDEBULB6XUROWPIKW77L5DSNANBEQGUPADT2T",
  ],
  cardano: [
    "stake1uyehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gh6ffgw",
    "adrr1qxy3w62dupy9pzmpdfzxz4k240w5vawyagl5m9djqquyymrtm3grn7gpnjh7rwh2dy62hk8639lt6kzn32yxq960usnq9pexvt",
    "Ae2tdPwUPEYxYNJw1He1esdZYvjmr4NtPzUsGTiqL9zd8ohjZYQcwu6lom7",
  ],
  polkadot: [
    "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp6",
    "CpjsLDC1JFyrhm3ftC9Gs4QoyrkHKhZKtK7YqGTRFtTafgp",
  ],
  algorand: ["VCMJKWOY5P5P7SKMZFFOCEROPJCZOTIJMNIYNUCKH7LRO45JMJP6UYBIJB"],
}

const rows = (table: typeof valid) =>
  Object.entries(table).flatMap(([chain, list]) =>
    list.map((address) => [chain as ChainId, address] as const),
  )

describe("published vectors", () => {
  test.each(rows(valid))("%s: %s is valid", (chain, address) => {
    expect(checkAddress(address, chain)).toMatchObject({ ok: true, chain })
  })
  test.each(rows(invalid))("%s: %s isn't", (chain, address) => {
    expect(checkAddress(address, chain)).toMatchObject({ ok: false })
  })
})

describe("multicoin-address-validator agrees", () => {
  const second = createRequire(import.meta.url)("multicoin-address-validator") as {
    validate(address: string, coin: string, options: { networkType: string }): boolean
  }
  const coins = {
    bitcoin: "btc",
    dogecoin: "doge",
    ethereum: "eth",
    tron: "trx",
    stellar: "xlm",
    solana: "sol",
  }
  // It knows no muxed accounts, no X-addresses and no generic SS58, and takes no 3… for Litecoin.
  const known = rows(valid).filter(([chain, text]) => chain in coins && !/^M.{68}$/.test(text))

  test.each(known)("%s: %s", (chain, address) => {
    expect(second.validate(address, coins[chain as keyof typeof coins], { networkType: "both" })).toBe(true)
  })
  test.each(rows(invalid).filter(([chain]) => chain in coins && chain !== "bitcoin"))(
    "%s, not: %s",
    (chain, address) => {
      expect(second.validate(address, coins[chain as keyof typeof coins], { networkType: "prod" })).toBe(
        false,
      )
    },
  )
})
