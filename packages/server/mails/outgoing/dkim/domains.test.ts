import { expect, test } from "vitest"
import { mailDomains } from "./domains.ts"

const NOW = new Date("2026-11-26T08:00:00Z")
const KEY = "v=DKIM1; k=rsa; p=MIIBIjANBgkq"
const none = (): Promise<never> => Promise.reject(Object.assign(new Error("none"), { code: "ENODATA" }))
const silent = (): Promise<never> => Promise.reject(Object.assign(new Error("timeout"), { code: "ETIMEOUT" }))

/** What is said of each record of kestrel.example, where DNS says this. */
async function said(dns: {
  dkim?: string[]
  spf?: string[]
  dmarc?: string[]
  mx?: string[]
  away?: boolean
  smtpHost?: string | null
}) {
  const texts = new Map<string, string[] | undefined>([
    ["veridesk1._domainkey.kestrel.example", dns.dkim],
    ["kestrel.example", dns.spf],
    ["_dmarc.kestrel.example", dns.dmarc],
  ])
  const { domains, checkedAt } = await mailDomains(
    {
      dkim: {
        keyOf: () => Promise.reject(new Error("nobody signs here")),
        recordOf: async (domain) => ({ name: `veridesk1._domainkey.${domain}`, value: KEY }),
      },
      domains: async () => ["kestrel.example"],
      smtpHost: dns.smtpHost === undefined ? "relay.kestrel.example" : dns.smtpHost,
      receiver: "help.kestrel.example",
      resolveTxt: async (name) =>
        dns.away ? silent() : (texts.get(name) ?? (await none())).map((one) => [one]),
      resolveMx: async () => (dns.away ? silent() : (dns.mx ?? (await none()))),
    },
    NOW,
  )
  expect(checkedAt).toBe(NOW.toISOString())
  values = new Map(domains[0]?.records.map(({ what, value }) => [what, value]) ?? [])
  return Object.fromEntries(domains[0]?.records.map(({ what, state }) => [what, state]) ?? [])
}

/** What it last said to publish. */
let values = new Map<string, string>()

const GOOD = {
  dkim: [KEY],
  spf: ["v=spf1 mx -all", "some-verification=1"],
  dmarc: ["v=DMARC1; p=quarantine"],
  mx: ["mx.kestrel.example"],
}
const OK = { dkim: "ok", spf: "ok", dmarc: "ok", mx: "ok" }

test.each<[string, Parameters<typeof said>[0], Record<string, string>]>([
  ["all stands", GOOD, OK],
  ["nothing is there", {}, { dkim: "missing", spf: "missing", dmarc: "missing", mx: "missing" }],
  ["nobody answers", { away: true }, { dkim: "unknown", spf: "unknown", dmarc: "unknown", mx: "unknown" }],
  ["the key is another one", { ...GOOD, dkim: ["v=DKIM1; p=MIIBIjother"] }, { ...OK, dkim: "different" }],
  ["the key was taken back", { ...GOOD, dkim: ["v=DKIM1; p="] }, { ...OK, dkim: "different" }],
  [
    "two SPF records are none",
    { ...GOOD, spf: ["v=spf1 mx -all", "v=spf1 -all"] },
    { ...OK, spf: "different" },
  ],
  ["everybody may send", { ...GOOD, spf: ["v=spf1 mx +all"] }, { ...OK, spf: "different" }],
  ["everybody may send, unsaid", { ...GOOD, spf: ["v=spf1 all"] }, { ...OK, spf: "different" }],
  ["DMARC only watches", { ...GOOD, dmarc: ["v=DMARC1; p=none"] }, { ...OK, dmarc: "different" }],
  ["the domain takes no mail (RFC 7505)", { ...GOOD, mx: [""] }, { ...OK, mx: "different" }],
])("where %s", async (_case, dns, states) => {
  expect(await said(dns)).toEqual(states)
})

test.each([
  ["relay.kestrel.example", "v=spf1 mx a:relay.kestrel.example -all"],
  ["192.0.2.25", "v=spf1 mx ip4:192.0.2.25 -all"],
  ["[2001:db8::25]", "v=spf1 mx ip6:2001:db8::25 -all"],
  [null, "v=spf1 mx -all"],
])("mails that go out through %s may be sent from there", async (smtpHost, value) => {
  await said({ smtpHost })
  expect(values.get("spf")).toBe(value)
})
