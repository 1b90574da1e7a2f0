import { type ChainId, chainIds } from "@veridesk/contract/chains/chain-id.ts"

/** Vectors of the standards themselves (BIP 173 and 350, EIP-55, SEP-23, XLS-5, CIP-19, TEP-2, SS58, cashaddr). */
const standards: Partial<Record<ChainId, string[]>> = {
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

const standardsRefuse: Partial<Record<ChainId, string[]>> = {
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

/** What the libraries themselves are tested with; where each list comes from stands above it. */
const libraries: Partial<Record<ChainId, string>> = {
  // Bitcoin/bitcoin src/test/data/key_io_valid.json, and multicoin-address-validator's own tests.
  bitcoin: `
    1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo 36j4NfKv6Akva9amjWrLG6MuSQym1GuEmm
    mzK2FFDEhxqHcmrJw1ysqFkVyhUULo45hZ 2NC2hEhe28ULKAJkW5MjZ3jtTMJdvXmByvK
    mww4LvqtTMKvmeQvizPz2EQv26xTneWrbg n4fajahJrAuKbN7uNsKjLjQkz9Qn5ewJXQ
    bc1qvyq0cc6rahyvsazfdje0twl7ez82ndmuac2lhv
    bc1qyucykdlhp62tezs0hagqury402qwhk589q80tqs5myh3rxq34nwqhkdhv7
    bc1p83n3au0rjylefxq2nc2xh2y4jzz4pm6zxj4mw5pagdjjr2a9f36s6jjnnu bc1z2rksukkjr8
    tb1qcrh3yqn4nlleplcez2yndq2ry8h9ncg3qh7n54
    tb1quyl9ujpgwr2chdzdnnalen48sup245vdfnh2jxhsuq3yx80rrwlq5hqfe4
    tb1p35n52jy6xkm4wd905tdy8qtagrn73kqdz73xe4zxpvq9t3fp50aqk3s6gz tb1rgv5m6uvdk3kc7qsuz0c79v88ycr5w4wa
    bcrt1qdavt4j2sd7dlhqsavtnfxvzppw6k7qy97tmnu9
    bcrt1sx6p8njlx7h9mc2agz4yg82dzne23050ncq72cneeecez2pst8mahn8xecsf8g6hzx94420
    1FjL87pn8ky6Vbavd1ZHeChRXtoxwRGCRd 3BZECeAH8gSKkjrTx8PwMrNQBLG18yHpvf
    bc1qhxt04s5xnpy0kxw4x99n5hpdf5pmtzpqs52es2
    bc1qgc9ljrvdf2e0zg9rmmq86xklqwfys7r6wptjlacdgrcdc7sa6ggqu4rrxf
    bc1pve739yap4uxjvfk0jrey69078u0gasm2nwvv483ec6zkzulgw9xqu4w9fd bc1zmjtqxkzs89
    12KYrjTdVGjFMtaxERSk3gphreJ5US8aUP 12QeMLzSrB8XH8FvEzPMVoRxVAzTr5XM2y
    15uwigGExiNQxTNr1QSZYPXJMp9Px2YnVU 3FyVFsEyyBPzHjD3qUEgX7Jsn4tcHNZFkn
    38mKdURe1zcQyrFqRLzR8PRao3iLGEPVsU 1oNLrsHnBcR6dpaBpwz3LSwutbUNkNSjs
    1HVDCg2KrPBH1Mg5SK9fGjAR9KVqyMMdBC 1SQHtwR5oJRKLfiWQ2APsAd9miUc4k2ez
    116CGDLddrZhMrTwhCVJXtXQpxygTT1kHd 3NJZLcZEEYBpxYEUGewU4knsQRn1WM5Fkt
    bc1q2t63ewm3mvh0ztmnmezxm7s0tefknenxlrlwrk`,
  // Multicoin-address-validator's own tests.
  litecoin: `
    LTpYZG19YmfvY2bBDYtCKpunVRw7nVgRHW Lb6wDP2kHGyWC7vrZuZAgV7V4ECyDdH7a6
    ltc1qg42tkwuuxefutzxezdkdel39gfstuap288mfea 3NJZLcZEEYBpxYEUGewU4knsQRn1WM5Fkt
    QW2SvwjaJU8LD6GSmtm1PHnBG2xPuxwZFy QjpzxpbLp5pCGsCczMbfh1uhC3P89QZavY
    mzBc4XEFSdzCDcTxAgf6EZXgsZWpztRhef`,
  // Multicoin-address-validator's own tests.
  dogecoin: `
    DPpJVPpvPNP6i6tMj4rTycAGh8wReTqaSU DNzLUN6MyYVS5zf4Xc2yK69V3dXs6Mxia5
    DPS6iZj7roHquvwRYXNBua9QtKPzigUUhM`,
  // The cashaddr specification: its examples and its larger vectors of 20 and 32 bytes.
  "bitcoin-cash": `
    bitcoincash:qr95sy3j9xwd2ap32xkykttr4cvcu7as4y0qverfuy
    bitcoincash:qqq3728yw0y47sqn6l2na30mcw6zm78dzqre909m2r
    bitcoincash:pr95sy3j9xwd2ap32xkykttr4cvcu7as4yc93ky28e
    bitcoincash:pqq3728yw0y47sqn6l2na30mcw6zm78dzq5ucqzc37
    bitcoincash:qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg2
    bchtest:pr6m7j9njldwwzlg9v7v53unlr4jkmx6eyvwc0uz5t
    bitcoincash:qvch8mmxy0rtfrlarg7ucrxxfzds5pamg73h7370aa87d80gyhqxq5nlegake
    bchtest:pvch8mmxy0rtfrlarg7ucrxxfzds5pamg73h7370aa87d80gyhqxq7fqng6m6
    BITCOINCASH:QPM2QSZNHKS23Z7629MMS6S4CWEF74VCWVY22GDX6A
    bitcoincash:qq4v32mtagxac29my6gwj6fd4tmqg8rysu23dax807 1KXrWXciRDZUpQwQmuM1DbwsKDLYAYsVLR
    16w1D5WRVKJuZUsSRzdLp9w3YGcgoxDXb 3CWFddi6m4ndiGyKqzYvsFYagqDLPVMTzC
    3LDsS579y7sruadqu11beEJoTjdFiFCdX4 31nwvkZwyPdgzjBJZXfDmSWsC4ZLKpYyUw`,
  // Ripple-address-codec's own tests.
  xrp: `
    r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59 X7AcgcsBL6XDcUb289X4mJ8djcdyKaB5hJDWMArnXr61cqZ
    T719a5UwUCnEs54UsxG9CJYYDhwmFCqkr7wxCcNcfZ6p5GZ X7AcgcsBL6XDcUb289X4mJ8djcdyKaGZMhc9YTE92ehJ2Fu
    X7AcgcsBL6XDcUb289X4mJ8djcdyKaLFuhLRuNXPrDeJd9A rLczgQHxPhWtjkaQqn3Q6UM8AbRbbRvs5K
    XVZVpQj8YSVpNyiwXYSqvQoQqgBttTxAZwMcuJd4xteQHyt rpZc4mVfWUif9CRoHRKKcmhu1nx2xktxBo
    X7YenJqxv3L66CwhBSfd3N8RzGXxYqV56ZkTCa9UCzgaao1 rsA2LpzuawewSBQXkiju3YQTMzW13pAAdW
    X7d3eHCXzwBeWrZec1yT24iZerQjYL8m8zCJ16ACxu1BrBY rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf
    XVLhHMPHU98es4dbozjVtdWzVrDjtV5fdx1mHp98tDMoQXb XVLhHMPHU98es4dbozjVtdWzVrDjtV8AqEL4xcZj5whKbmc
    XVLhHMPHU98es4dbozjVtdWzVrDjtVozpjdhPQVdt3ghaWw XVLhHMPHU98es4dbozjVtdWzVrDjtV1kAsixQTdMjbWi39u
    TVE26TYGhfLC7tQDno7G8dGtxSkYQnXoy6kSDh6rZzApc69 rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY
    XV5sbjUmgPpvXv4ixFWZ5ptAYZ6PD2gYsjNFQLKYW33DzBm XV5sbjUmgPpvXv4ixFWZ5ptAYZ6PD2qwGkhgc48zzcx6Gkr
    rJrRMgiRgrU6hDF4pgu5DXQdWyPbY35ErN rU6K7V3Po4snVhBBaU29sesqs2qTQJWDw1
    rLUEXYuLiQptky37CqLcm9USQpPiz5rkpD`,
  // Ton-core's own tests.
  ton: `
    0QAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi4-QO kQAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi47nL
    0:2cf55953e92efbeadab7ba725c3f93a0b23f842cbba72d7b8e6f510a70e422e3
    -1:3333333333333333333333333333333333333333333333333333333333333333
    EQAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi4wJB EQAs9VlT6S776tq3unJcP5Ogsj+ELLunLXuOb1EKcOQi4wJB
    UQAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi41-E 0QAs9VlT6S776tq3unJcP5Ogsj+ELLunLXuOb1EKcOQi4+QO`,
  // Module accounts of the Cosmos SDK.
  cosmos: `
    cosmos1fl48vsnmsdzcv85q5d2q4z5ajdha8yu34mf0eh cosmos1jv65s3grqf6v6jl3dp4t6c9t9rk99cd88lyufl
    cosmos17xpfvakm2amg962yls6f84z3kell8c5lserqta cosmos10d07y265gmmuvt4z0w9aw880jnsr700j6zn9kn
    cosmos1tygms3xhhs3yv487phx3dw4a95jn7t7lpm470r`,
  // THORChain's own module.
  thorchain: `
    thor1dheycdevq39qlkxs2a6wuuzyn4aqxhve4qxtxt`,
  // Stellar/rs-stellar-strkey's own tests.
  stellar: `
    GA3D5KRYM6CB7OWQ6TWYRR3Z4T7GNZLKERYNZGGA5SOAOPIFY6YQHES5
    MA3D5KRYM6CB7OWQ6TWYRR3Z4T7GNZLKERYNZGGA5SOAOPIFY6YQGAAAAAAAAAPCICBKU
    GB5QPGBUTHET6TVSK3L7NJBKZ4J66CMLEABC5ECPNSBPCOAFCZWJ6KSN
    GBAN4AN3QIKSC2QY6CHKA2FBYKW26QORDN6FKWG6GVOIYOT7NBA633GO`,
  // Keys from blockchain_utils' tests.
  solana: `
    Ho87cuS3aSRgUMCeMrV7uNCCWx6Fj2ytnufYQ1W7KCLr CSKgzVRhq6PKFUtiEFtWdTYhQTd12ohN3fc6yjxYnwHL
    4JMhwSEujEZEfMp4X8ZrqYcDNaYy7UFaCXvoSzWQJLQq 9EVd38qiDV6UAmGjkSrdYJRiZNQt2WKVETqLRpGuuHhm`,
  // Trust Wallet Core's tests.
  polkadot: `
    12dyy3fArMPDXLsnRtapTqZsC2KCEimeqs1dop4AEERaKC6x 1exaAg2VJRQbyUBAeXcktChCAqjVP9TUxF3zo23R2T6EGdE`,
  // Near-account-id's own tests: what can be an account under .near, and an implicit one.
  near: `
    illia.cheapaccounts.near 0123456789012345678901234567890123456789012345678901234567890123
    1_4m_n0t-al1c3.near`,
  // Blockchain_utils' tests.
  algorand: `
    VQD6TBRL6BH6NAGIPEUG6JZUCPJVXB3GPTHEU5WTKX5DDGSR3AXNKBN5FQ
    UZDRIHQ2Q4EVRKYW4DP2XE2W2GFFIHMY2O6VVQWXZ7LS4HILKLX45W3WGA
    IDX7VXL6RS3ZKCVGT4KQPDUVF3VNORLMDMFUULWF423W2NORM63ZCZMIOQ
    2GT22Z2JVSAP5SFMN4VUMBMCIMSEGQ75AECX64OOMLHYB5LRDME7YB2RNA
    TNOPZZAHPUZPDJJPMGFRHDIU4YATBGGZA6MMCOOOGQSEEWVJOXHKB5R6XQ`,
}

const librariesRefuse: Partial<Record<ChainId, string>> = {
  // Bitcoin/bitcoin src/test/data/key_io_invalid.json; BIP 173's addresses whose checksum BIP 350 changed.
  bitcoin: `
    1GAdfviErV2Ew95FPtZyikz2qGP3gyCB6Hyu94sedAkPpA523m3fQwps9YKUZkKgQckGPKhRsFR
    37G2kMDLpmWVhimxRdzwNfE8JFvWXnJYnVcXeeGrek2qumdJuK7XArcVVpRtLLjRra3t64BEPF2
    8iVk9nLM3nYwRuwypjy9NK5rsuZH7BbrQRZ1pgcQmvMnjAgRXD tc1qeul5g2xfkvdkrhcfmdursv73ad64jnkjl9c40f
    bt1pq65rzej5glw3ra79gav6fqnx4haa0z257qr3mc8cggkefahmgvyseufhc0
    tb13hty4qmumlwpp6chxjvcyzza4duqgtmxw3xhm3u9ahj4nyhtwz8eq7ynrj4 bcrt1r2qxpwuge
    bc10uexgzna2dpfk0vjt35srz6a27ps6m0l89jweznt83n2sqn2fx4hvn9ym5af8wut34sfrqhk3
    tb1qum6uh0pt4q253qaf520929737v63w5gf
    bcrt1q888ryfgxpvl0k7vum8zpyar2u2sexvdhkf38ue37yknmqq0ycrwpl3w48y
    bc1qdsuzmn04k2z8vryw8l4dj8m5ygqgnne5n tb1qlj8es50nc8j8r8xshrjgzmw5azx89efghmw8ju6zcqla0g6xcnrstsjz7k
    bcrt1qzwmyj0z924g7fzs5yvnrkc43y76RVyr2lh5t4r bc1qpu6d26mrulzetu4jqhd7rsunv9aqru26f5c4j8
    tb1qun6d26ufh77ghny6u5u8cwz9da7qwc6k4wkuceae9tth06eqlw0syupl4w
    bc1p702xksx4z3uqf0u2phllxkfe5cgu0adxptqs0uelx0tqt8e885sqryes2l tb1z7gmh0v6pc30z4xum76lmw8w86yswrlmw
    bcrt1sjsrw6nun4h502cr97xmnyyuhkr22q0s6efrgtu 2UVPFpGYnLHJezFzjUo42our6PMEoozzRdM
    2MygHQjE1U33q3LSC53p69YqFjP8PihumJAF KzNbAQ4mexfAxa6RKBzHQqfoTycaeWpv2p
    2jDPrDfAKihCGPbPD9ztY8TswAia4V8Bc6vx 39TKsUQ5QpEL1wowc6GMUqak94ijirPuP69ooV3xsFmiKQX2dau
    TB1QFDFM763VXVSUNZHQLPWC0Q8FG5LJX6ZN tb1ly0q7p bcrt1qdwttaw38uf42wxw40kwk3u8nguyTQH3hx6jmqp
    bc1qtsvlht6730n04f2mpaj5vv8hrledn5n5ug8c79
    bc1prklpq7tjcawg89cmwwqr3u5apwav36xa4zz56ady7crsllm6mpnqts7p86 AZEah8d1EK362okRBS66e8SvdtYkrE8tsX
    2NDNP7GY59tTJPZTpbkprhM9SR99Nn5rUs7 bc1qmgf8xt8xkecl79k04mma3lz34gqep7hg4
    sp1qq22l5s6l9460ww6t4tkzsy2a7zejurcmzz35pt0ffrzk5erlaykdcznsxsn
    tc1qw508d6qejxtdg4y5r3zarvary0c5xw7kg3g4ty
    bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7k7grplx BC1SW50QA3JX3S
    bc1zw508d6qejxtdg4y5r3zarvaryvg6kdaj bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5
    BC13W508D6QEJXTDG4Y5R3ZARVARY0C5XW7KN40WF2 bc1rw5uspcuh
    bc10w508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kw5rljs90
    tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sL5k7 bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du
    tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3pjxtptv`,
  // One wrong character.
  dogecoin: `
    DBXu2kgc3xtvCUWFcxFE3r9hEYgmuaaCyE`,
  // One wrong character; Bitcoin's own form.
  litecoin: `
    LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH8 bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4
    ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n8`,
  // The specification's own strings with a right checksum and no address in them; one wrong character; the prefix of another chain or network.
  "bitcoin-cash": `
    prefix:x64nx6hz p:gpf8m4h7 bitcoincash:qpzry9x8gf2tvdw0s3jn54khce6mua7lcw20ayyn
    bchtest:testnetaddress4d6njnut bchreg:555555555555555555555555555555555555555555555udxmlmrz
    bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6b
    bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6q
    bchtest:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a ecash:qpm2qsznhks23z7629mms6s4cwef74vcwva87rkuu2
    bitcoincash:Qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a
    bitcoincash:pgagf7w02x4wnz3mkwnchut2vxphjzccwxgjvvjmlsxqwkcvs7md7wt`,
  // Ripple-address-codec's own tests.
  xrp: `
    rU6K7V3Po4snVhBBaU29sesqs2qTQJWDw2 XVLhHMPHU98es4dbozjVtdWzVrDjtV5fdx1mHp98tDMoQXa
    dGzKGt8CVpWoa8aWL1k18tAdy9Won3PxynvbbpkAqp3V47g XVLhHMPHU98es4dbozjVtdWzVrDjtV18pX8zeUygYrCgrPh
    rnaC7gW34M77Kneb78s n9MXXueo837zYH36DvMc13BwHcqtfAWNJY5czWVbp7uYTj7x17TH`,
  // Ton-core's own tests.
  ton: `
    0:2cf55953e92efbeadab7ba725c3f93a0b23f842cbba72d7b8e6f510a70e422
    0:2cf55953e92efbeadab7ba725c3f93a0b23f842cbba72d7b8e6f510a70e422e
    EQAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi4wJ 0:EQDXDCFLXgiTrjGSNVBuvKPZVYlPn3J_u96xxLas3_yoRWRk
    2:3333333333333333333333333333333333333333333333333333333333333333`,
  // Another prefix, and both cases at once.
  cosmos: `
    cosmos1fl48vsnmsdzcv85q5d2q4z5ajdha8yu34MF0EH osmo1clpqr4nrk4khgkxj78fcwwh6dl3uw4epasmvnj`,
  // SEP-23 and stellar/rs-stellar-strkey: lengths, padding, unused bits, other types, a wrong checksum.
  stellar: `
    GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJV75ERQ GAAAAAAAACGC6
    GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZA
    GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUACUSI
    G47QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVP2I
    G=3D5KRYM6CB7OWQ6TWYRR3Z4T7GNZLKERYNZGGA5SOAOPIFY6YQHES5
    TBU2RRGLXH3E5CQHTD3ODLDF2BWDCYUSSBLLZ5GNW7JXHDIYKXZWHXL7
    XBU2RRGLXH3E5CQHTD3ODLDF2BWDCYUSSBLLZ5GNW7JXHDIYKXZWGTOG
    MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUERUKZ4JVTO6777RIDA
    MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVAAAAAAAAAAAAAJLKA
    MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVAAAAAAAAAAAAAAV75I
    M47QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUQ
    MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUK===
    MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUO MA7QYNF7SOWQ3GLR2DMLK
    PA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAQACAQDAQCQMBYIBEFAWDANBYHRAEISCMKBKFQXDAMRUGY4DUPB6IBZGM
    GBPXX0A5N4JYPESHAADMQKBPWZWQDQ64ZV6ZL2S3LAGW4SY7NTCMWIVL
    GCFZB6L25D26RQFDWSSBDEYQ32JHLRMTT44ZYE3DZQUTYOL7WY43PLBG++`,
  // 31 and 33 bytes; a letter that base58 does not have.
  solana: `
    4k3Dyjzvzp8eMZWUXbBCjEvwSkkk59S5iCNLY3QrkX6RX 1111111111111111111111111111111
    0PjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v`,
  // Other Substrate networks, and a letter in the wrong case.
  polkadot: `
    23dKgUghw8q96xGPCybiSRDkbNJMxNK7riGoEvo4GyxFdSAe ERhckLKG8dSw7uSH3pixNMkE3LvRRh6wB47BxRteGgcbzjb
    2DxwekgWwK7sqVeuXGmaXLZUvwnewLTs2rvU2CFKLgvvYwCG 1exaAg2VJRQbyUBAeXcktChCAqjVP9TUxF3zo23R2T6EGde`,
  // Near-account-id's own tests.
  near: `
    a A Abc -near near- -near- near. .near near@ @near неар @@@@@ 0__0 0_-_0 .. a..near nEar _bowen
    01234567890123456789012345678901234567890123456789012345678901234 some-complex-address@gmail.com
    not-_alice.near _alice.near alice-.near alice..near ƒelicia.near`,
  // A digit short, one too many, a letter that is no digit.
  sui: `
    0x02a212de6a9dfa3a69e22387acfbafbb1a9e591bd9d636e7895dcfc8de05f33
    0x02a212de6a9dfa3a69e22387acfbafbb1a9e591bd9d636e7895dcfc8de05f3311
    0x02a212de6a9dfa3a69e22387acfbafbb1a9e591bd9d636e7895dcfc8de05f33g`,
  // One too many, and an Ethereum address.
  aptos: `
    0xaabf25b0c115130a4ad88bfa08627c5a103b7851e90869c23fadaf0512dd51331
    0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed`,
  // A wrong checksum, a wrong length, both cases.
  algorand: `
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
    VCMJKWOY5P5P7SKMZFFOCEROPJCZOTIJMNIYNUCKH7LRO45JMJP6UYBIJ`,
  // EIP-55: one letter in the other case; lengths.
  ethereum: `
    0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed 0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d358
    0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAedd`,
  // One wrong character; the right letters with another version.
  tron: `
    TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6T TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6
    1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa`,
}

/** Private keys of those same tests: published long ago, worth nothing, and still not to be shown or sent. */
export const secrets = [
  // Bitcoin/bitcoin key_io_valid.json: WIF of the main and the test network, compressed or not.
  "5JuW2AMDYu4xVwRG9DZW18VbzQrGcd5RCgb99sS6ehJsNQXu5b9",
  "L5nJeqKmpHp4P7F8ZYyjwc5a7P4d8EabuGAzfGJk7yC1BJyzNaEd",
  "92ZdE5HoLafywnTBbzPxbvRmp75pSfzvdU3XaZGh1cToipgdHVh",
  "cV83kKisF3RQSvXbUCm9ox3kaz5JjEUBWcx8tNydfGJcyeUxuH47",
  // Ripple-address-codec: both kinds of seed. SEP-23: a seed.
  "sEdTM1uX8pu2do5XvTnutH6HsouMaM2",
  "sn259rEFXrQrWyx3Q7XneWcwV6dfL",
  "SBU2RRGLXH3E5CQHTD3ODLDF2BWDCYUSSBLLZ5GNW7JXHDIYKXZWHOKR",
]

export const valid = joined(standards, libraries)
export const invalid = joined(standardsRefuse, librariesRefuse)

function joined(
  lists: Partial<Record<ChainId, string[]>>,
  texts: Partial<Record<ChainId, string>>,
): [chain: ChainId, text: string][] {
  return chainIds.flatMap((chain) => {
    const all = [...(lists[chain] ?? []), ...(texts[chain]?.trim().split(/\s+/) ?? [])]
    return [...new Set(all)].map((text): [ChainId, string] => [chain, text])
  })
}
