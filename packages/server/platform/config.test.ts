import { readFileSync } from "node:fs"
import { resolve } from "node:path"
import { describe, expect, test } from "vitest"
import { readConfig } from "./config.ts"
import { SetupFault } from "./setup-fault.ts"

function faultOf(env: Record<string, string>): SetupFault {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof SetupFault) return error
    throw error
  }
  throw new Error("the configuration was taken")
}

const long = (length: number) => "x".repeat(length)
const HTTP = "a URL that starts with http:// or https://"

/** Each variable wrong, and what has to be said. */
const wrong: [variable: string, value: string, should: string][] = [
  ["VERIDESK_DATA", long(1001), "at most 1000 characters"],
  ["DATABASE_URL", "mysql://root:hunter2@db/veridesk", "a URL that starts with postgresql:// or postgres://"],
  ["DATABASE_POOL", "1", "a whole number from 2 to 200"],
  ["DATABASE_POOL", "many", "a whole number from 2 to 200"],
  ["HOST", long(201), "at most 200 characters"],
  ["PORT", "65536", "a whole number from 0 to 65535"],
  ["PORT", "-1", "a whole number from 0 to 65535"],
  ["PORT", "80.5", "a whole number from 0 to 65535"],
  ["PORT", "0x50", "a whole number from 0 to 65535"],
  ["PUBLIC_URL", "help.kestrel.example", HTTP],
  ["PUBLIC_URL", "https://help.kestrel.example/support", "without a path"],
  ["PUBLIC_URL", "https://help.kestrel.example/?a=1", "without a path"],
  ["TRUST_PROXY", "everybody", "addresses"],
  ["TRUST_PROXY", "10.0.0.1, 300.1.1.1", "addresses"],
  ["TRUST_PROXY", "10.0.0.0/33", "addresses"],
  ["BRAND_NAME", long(81), "at most 80 characters"],
  ["BRAND_ENTITY", long(81), "at most 80 characters"],
  ["LOG_LEVEL", "loud", "fatal, error, warn, info, debug or silent"],
  ["SMTP_URL", "https://mail:hunter2@mail.example", "a URL that starts with smtp:// or smtps://"],
  ["SMTP_URL", "smtp://", "a URL that starts with smtp:// or smtps://"],
  ["MAIL_FROM", "Kestrel Support", "an address, alone or as Name <address>"],
  ["MAIL_FROM", "Kestrel <a@b.example>, Eve <eve@evil.example>", "an address, alone or as Name <address>"],
  ["MAILS_PER_RECIPIENT_PER_HOUR", "0", "a whole number from 1 to 1000"],
  ["MAIL_IN_PORT", "smtp", "a whole number from 0 to 65535"],
  ["MAIL_IN_HOST", long(201), "at most 200 characters"],
  ["MAIL_IN_TLS_KEY", long(1001), "at most 1000 characters"],
  ["MAIL_IN_TLS_CERT", long(1001), "at most 1000 characters"],
  ["MAIL_IN_MB", "151", "a whole number from 1 to 150"],
  ["MAIL_HOOK_SECRET", "hunter2", "at least 24 characters"],
  ["MAIL_DNS", "10.0.0.2, dns.example", "addresses of name servers"],
  ["MAIL_DNS", "10.0.0.2:0", "addresses of name servers"],
  ["MAIL_RECEIPTS_PER_DOMAIN_PER_HOUR", "0", "a whole number from 1 to 100000"],
  ["MAIL_UNDO_SECONDS", "61", "a whole number from 0 to 60"],
  ["MAIL_FILES_MB", "51", "a whole number from 0 to 50"],
  ["S3_ENDPOINT", "s3.example", HTTP],
  ["S3_BUCKET", long(64), "at most 63 characters"],
  ["S3_REGION", long(61), "at most 60 characters"],
  ["S3_ACCESS_KEY_ID", long(201), "at most 200 characters"],
  ["S3_SECRET_ACCESS_KEY", long(201), "at most 200 characters"],
  ["WEBHOOKS_TO_PRIVATE", "perhaps", "1 or 0"],
  ["CLAMD_URL", "http://clamd:3310", "a URL that starts with tcp:// or unix://"],
  ["EXCHANGE_URL", "kestrel.example/support-api", HTTP],
  ["EXCHANGE_TOKEN", long(501), "at most 500 characters"],
  ["EXCHANGE_NAME", long(81), "at most 80 characters"],
  ["EXCHANGE_ISSUER", "kestrel", HTTP],
  ["EXCHANGE_JWKS_URL", "kestrel", HTTP],
  ["EXCHANGE_OIDC_ISSUER", "kestrel", HTTP],
  ["EXCHANGE_OIDC_CLIENT_ID", long(201), "at most 200 characters"],
  ["EXCHANGE_OIDC_CLIENT_SECRET", long(501), "at most 500 characters"],
  ["WIDGET_ORIGINS", "kestrel.example", "origins such as https://www.exchange.example, separated by commas"],
  ["WIDGET_ORIGINS", "https://kestrel.example/deposits", "origins"],
  ["CHAIN_LOOKUP_URL", "ftp://chain.example", HTTP],
  ["CHAIN_LOOKUP_TOKEN", long(501), "at most 500 characters"],
  ["CHAIN_NODE_ETHEREUM", "wss://node.example/hunter2", HTTP],
  ["CHAIN_NODE_ETHEREUM_KEY", long(501), "at most 500 characters"],
  ["ATTACHMENT_MB", "1001", "a whole number from 1 to 1000"],
  ["VIDEO_MB", "0", "a whole number from 1 to 2000"],
  ["METRICS_TOKEN", long(501), "at most 500 characters"],
  ["DEV_MAIL", "yes", "1 or 0"],
]

describe("a wrong value", () => {
  test.each(wrong)(
    "of %s (%s) is named with what it should be, and not repeated",
    (variable, value, should) => {
      const { code, message, mend } = faultOf({ [variable]: value })
      expect(code).toBe("config")
      expect(message).toContain(`${variable} should be `)
      expect(message).toContain(should)
      // A digit of a short value also stands in its range.
      for (const secret of [value, "hunter2"].filter((text) => text.length >= 7 && text !== "smtp://"))
        expect(message + mend).not.toContain(secret)
    },
  )

  test("of every variable that is documented is in this table", () => {
    const page = readFileSync(new URL("../../../docs/configuration.md", import.meta.url), "utf8")
    const rows = page.split("\n").filter((line) => line.startsWith("| `"))
    const documented = rows.flatMap((row) =>
      [...(row.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map(([, name]) => name),
    )
    expect(new Set(wrong.map(([variable]) => variable))).toEqual(new Set(documented))
  })

  test("does not hide the others: all are named at once", () => {
    const all = Object.fromEntries(wrong.map(([variable, value]) => [variable, value]))
    const { message } = faultOf(all)
    for (const variable of Object.keys(all)) expect(message).toContain(`${variable} should be `)
  })
})

test.each([
  [{ S3_BUCKET: "files" }, ["S3_ENDPOINT", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"]],
  [{ S3_SECRET_ACCESS_KEY: "hunter2" }, ["S3_BUCKET", "S3_ENDPOINT", "S3_ACCESS_KEY_ID"]],
  [
    { EXCHANGE_OIDC_ISSUER: "https://kestrel.example" },
    ["EXCHANGE_OIDC_CLIENT_ID", "EXCHANGE_OIDC_CLIENT_SECRET"],
  ],
  [{ EXCHANGE_JWKS_URL: "https://kestrel.example/jwks.json" }, ["EXCHANGE_ISSUER"]],
  [{ EXCHANGE_ISSUER: "https://kestrel.example" }, ["EXCHANGE_JWKS_URL"]],
  [{ MAIL_IN_TLS_KEY: "/hunter2.pem" }, ["MAIL_IN_TLS_CERT"]],
  [{ CHAIN_NODE_BITCOIN_CASH_KEY: "hunter2" }, ["CHAIN_NODE_BITCOIN_CASH"]],
])("of variables that only make sense together, those that are missing are named: %j", (env, missing) => {
  const { message } = faultOf(env)
  for (const variable of missing) expect(message).toContain(`${variable} should be set too`)
  expect(message).not.toContain("hunter2")
})

test("without any, everything runs on this machine alone", () => {
  expect(readConfig({})).toEqual({
    dataDir: resolve(".data"),
    databaseUrl: undefined,
    databasePool: 20,
    host: "127.0.0.1",
    port: 8080,
    publicUrl: undefined,
    trustProxy: undefined,
    brand: { name: "Kestrel Exchange", legalEntity: "Kestrel Europe" },
    logLevel: "info",
    metricsToken: undefined,
    mail: {
      smtpUrl: undefined,
      from: "Kestrel Support <no-reply@help.kestrel.example>",
      perRecipientPerHour: 20,
      receiptsPerDomainPerHour: 300,
      undoMs: 10_000,
      filesBytes: 10_485_760,
      dns: null,
      hookSecret: undefined,
      in: { host: "127.0.0.1", port: undefined, maxBytes: 31_457_280, tls: undefined },
      devPage: true,
    },
    s3: undefined,
    clamdUrl: undefined,
    exchange: {
      name: "Kestrel Exchange",
      url: undefined,
      token: undefined,
      issuer: undefined,
      jwksUrl: undefined,
      oidc: undefined,
    },
    widgetOrigins: [],
    chainLookUp: undefined,
    chainNodes: {},
    webhooksToPrivate: false,
    limits: { attachmentBytes: 25 * 1024 ** 2, videoBytes: 100 * 1024 ** 2 },
  })
})

test("empty counts as not set, and what is not ours is not looked at", () => {
  expect(readConfig({ PORT: "", S3_BUCKET: "", PATH: "/usr/bin", NODE_ENV: "test" })).toEqual(readConfig({}))
})

test.each<[Record<string, string>, object]>([
  [{ PUBLIC_URL: "https://help.kestrel.example/" }, { publicUrl: "https://help.kestrel.example" }],
  [
    { TRUST_PROXY: "loopback, 10.0.0.0/8, fd00::/8, 192.0.2.7" },
    { trustProxy: "loopback, 10.0.0.0/8, fd00::/8, 192.0.2.7" },
  ],
  [{ CLAMD_URL: "unix:/run/clamd.sock" }, { clamdUrl: "unix:/run/clamd.sock" }],
  [
    { ATTACHMENT_MB: "1", VIDEO_MB: "2000" },
    { limits: { attachmentBytes: 1024 ** 2, videoBytes: 2000 * 1024 ** 2 } },
  ],
  [
    { SMTP_URL: "smtp://u:p@mail.example:587" },
    { mail: { smtpUrl: "smtp://u:p@mail.example:587", devPage: false } },
  ],
  [{ SMTP_URL: "smtp://mail.example", DEV_MAIL: "true" }, { mail: { devPage: true } }],
  [
    {
      CHAIN_NODE_BITCOIN_CASH: "http://blockbook:9130",
      CHAIN_NODE_TRON: "https://api.trongrid.io",
      CHAIN_NODE_TRON_KEY: "k",
    },
    {
      chainNodes: {
        "bitcoin-cash": { url: "http://blockbook:9130" },
        tron: { url: "https://api.trongrid.io", key: "k" },
      },
    },
  ],
  [
    {
      HOST: "0.0.0.0",
      MAIL_IN_PORT: "25",
      MAIL_IN_TLS_KEY: "/k.pem",
      MAIL_IN_TLS_CERT: "/c.pem",
      MAIL_IN_MB: "50",
    },
    {
      mail: {
        in: { port: 25, host: "0.0.0.0", tls: { key: "/k.pem", cert: "/c.pem" }, maxBytes: 50 * 1024 ** 2 },
      },
    },
  ],
  [
    { MAIL_IN_PORT: "0", MAIL_IN_HOST: "192.0.2.1" },
    { mail: { in: { port: undefined, host: "192.0.2.1" } } },
  ],
  [
    { MAIL_DNS: "10.0.0.2, 127.0.0.1:5353, [2001:db8::1]:53, 2001:db8::2" },
    { mail: { dns: ["10.0.0.2", "127.0.0.1:5353", "[2001:db8::1]:53", "2001:db8::2"] } },
  ],
  [{ DEV_MAIL: "0" }, { mail: { devPage: false } }],
  [{ MAIL_FROM: "support@kestrel.example" }, { mail: { from: "support@kestrel.example" } }],
  [
    { DATABASE_URL: "postgresql://veridesk@/veridesk?host=/run/postgresql" },
    { databaseUrl: "postgresql://veridesk@/veridesk?host=/run/postgresql" },
  ],
  [
    {
      S3_BUCKET: "files",
      S3_ENDPOINT: "https://s3.example",
      S3_ACCESS_KEY_ID: "k",
      S3_SECRET_ACCESS_KEY: "s",
    },
    {
      s3: {
        bucket: "files",
        endpoint: "https://s3.example",
        region: "us-east-1",
        accessKeyId: "k",
        secretAccessKey: "s",
      },
    },
  ],
])("%j is understood", (env, expected) => {
  expect(readConfig(env)).toMatchObject(expected)
})
