import { isIP } from "node:net"
import { resolve } from "node:path"
import { type ChainId, chainIds } from "@veridesk/contract/chains/chain-id.ts"
import * as z from "zod"
import { SetupFault } from "./setup-fault.ts"

const url = (...protocols: string[]) =>
  z
    .string()
    .max(2000)
    .refine((text) => protocols.includes(parsed(text)?.protocol ?? ""), {
      error: `a URL that starts with ${protocols.map((p) => `${p}//`).join(" or ")}`,
    })
const web = url("http:", "https:")
const flag = z
  .enum(["0", "1", "true", "false"], { error: "1 or 0" })
  .transform((text) => text === "1" || text === "true")
const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max, {
      error: `a whole number from ${min} to ${max}`,
    })
    .transform(Number)
const text = (max: number) =>
  z
    .string()
    .min(1, { error: "not empty" })
    .max(max, { error: `at most ${max} characters` })

/** The two variables of one chain's node: CHAIN_NODE_BITCOIN_CASH and CHAIN_NODE_BITCOIN_CASH_KEY. */
const chainNode = z.object({ url: web.optional(), key: text(500).optional() })

/** Every variable the server knows. `error` says what a value should be; docs/configuration.md explains each. */
const environment = z.object({
  VERIDESK_DATA: text(1000).default(".data"),
  DATABASE_URL: url("postgresql:", "postgres:").optional(),
  DATABASE_POOL: wholeNumber(2, 200).default(20),
  HOST: text(200).default("127.0.0.1"),
  PORT: wholeNumber(0, 65_535).default(8080),
  PUBLIC_URL: web
    .refine((text) => !parsed(text) || /^\/?$/.test(`${parsed(text)?.pathname}${parsed(text)?.search}`), {
      error: "scheme, host and port, without a path",
    })
    .optional(),
  TRUST_PROXY: text(1000)
    .refine((list) => list.split(",").every((one) => isProxy(one.trim())), {
      error: "addresses or networks such as 10.0.0.0/8, or loopback, separated by commas",
    })
    .optional(),
  BRAND_NAME: text(80).default("Kestrel Exchange"),
  BRAND_ENTITY: text(80).default("Kestrel Europe"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "silent"], {
      error: "fatal, error, warn, info, debug or silent",
    })
    .default("info"),
  SMTP_URL: url("smtp:", "smtps:").optional(),
  MAIL_FROM: text(320)
    .refine((from) => /^([^<>@,]*<[^<>@,\s]+@[^<>@,\s]+>|[^<>@,\s]+@[^<>@,\s]+)$/.test(from), {
      error: "an address, alone or as Name <address>",
    })
    .default("Kestrel Support <no-reply@help.kestrel.example>"),
  MAILS_PER_RECIPIENT_PER_HOUR: wholeNumber(1, 1000).default(20),
  MAIL_IN_PORT: wholeNumber(0, 65_535).optional(),
  MAIL_IN_HOST: text(200).optional(),
  MAIL_IN_TLS_KEY: text(1000).optional(),
  MAIL_IN_TLS_CERT: text(1000).optional(),
  MAIL_IN_MB: wholeNumber(1, 150).default(30),
  MAIL_HOOK_SECRET: text(500)
    .refine((secret) => secret.length >= 24, { error: "at least 24 characters" })
    .optional(),
  MAIL_DNS: text(500)
    .refine((list) => list.split(",").every((one) => isNameServer(one.trim())), {
      error: "addresses of name servers such as 10.0.0.2 or 127.0.0.1:5353, separated by commas",
    })
    .optional(),
  MAIL_RECEIPTS_PER_DOMAIN_PER_HOUR: wholeNumber(1, 100_000).default(300),
  MAIL_UNDO_SECONDS: wholeNumber(0, 60).default(10),
  MAIL_FILES_MB: wholeNumber(0, 50).default(10),
  S3_ENDPOINT: web.optional(),
  S3_BUCKET: text(63).optional(),
  S3_REGION: text(60).default("us-east-1"),
  S3_ACCESS_KEY_ID: text(200).optional(),
  S3_SECRET_ACCESS_KEY: text(200).optional(),
  CLAMD_URL: url("tcp:", "unix:").optional(),
  EXCHANGE_URL: web.optional(),
  EXCHANGE_TOKEN: text(500).optional(),
  EXCHANGE_NAME: text(80).default("Kestrel Exchange"),
  EXCHANGE_ISSUER: web.optional(),
  EXCHANGE_JWKS_URL: web.optional(),
  EXCHANGE_OIDC_ISSUER: web.optional(),
  EXCHANGE_OIDC_CLIENT_ID: text(200).optional(),
  EXCHANGE_OIDC_CLIENT_SECRET: text(500).optional(),
  WIDGET_ORIGINS: text(4000)
    .refine((list) => list.split(",").every((one) => isOrigin(one.trim())), {
      error: "origins such as https://www.exchange.example, separated by commas",
    })
    .optional(),
  CHAIN_LOOKUP_URL: web.optional(),
  CHAIN_LOOKUP_TOKEN: text(500).optional(),
  WEBHOOKS_TO_PRIVATE: flag.default(false),
  ATTACHMENT_MB: wholeNumber(1, 1000).default(25),
  VIDEO_MB: wholeNumber(1, 2000).default(100),
  METRICS_TOKEN: text(500).optional(),
  DEV_MAIL: flag.optional(),
})

export type Config = Readonly<{
  dataDir: string
  databaseUrl: string | undefined
  databasePool: number
  host: string
  port: number
  publicUrl: string | undefined // undefined: the address that was listened on
  trustProxy: string | undefined
  brand: { name: string; legalEntity: string }
  logLevel: string
  metricsToken: string | undefined // undefined: /metrics answers this machine only
  mail: {
    smtpUrl: string | undefined
    from: string
    perRecipientPerHour: number
    /** Our own receiver; without a port there is none. `tls`: the files of its key and certificate. */
    in: {
      port: number | undefined
      host: string
      tls: { key: string; cert: string } | undefined
      maxBytes: number
    }
    hookSecret: string | undefined
    /** Name servers that are asked about senders; null: the machine's own. */
    dns: string[] | null
    /** Receipts that a stranger's mail or form can set off, to one domain. */
    receiptsPerDomainPerHour: number
    /** How long an agent's answer can be taken back. */
    undoMs: number
    /** Files of an answer go with the mail up to so many bytes together. */
    filesBytes: number
    devPage: boolean
  }
  s3:
    | { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string }
    | undefined
  clamdUrl: string | undefined
  exchange: {
    name: string
    url: string | undefined
    token: string | undefined
    issuer: string | undefined
    jwksUrl: string | undefined
    oidc: { issuer: string; clientId: string; clientSecret: string } | undefined
  }
  /** Origins of the pages that may hold the chat widget; the help site's own pages always may. */
  widgetOrigins: string[]
  chainLookUp: { url: string; token: string | undefined } | undefined
  /** Nodes of single chains, which go before the look-up of all. */
  chainNodes: Partial<Record<ChainId, { url: string; key?: string }>>
  /** Webhooks and push may go to addresses of this network, and without TLS. */
  webhooksToPrivate: boolean
  limits: { attachmentBytes: number; videoBytes: number }
}>

/**
 * Reads the configuration once, at start. Empty variables count as not set.
 * @throws SetupFault `config` that names every wrong variable with what it should be (values are not repeated: some are secrets)
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const known = Object.fromEntries(
    Object.keys(environment.shape).flatMap((key) => (env[key] ? [[key, env[key]]] : [])),
  )
  const read = environment.safeParse(known)
  const ofNodes = readNodes(env)
  const faults = [
    ...(read.success
      ? incomplete(read.data)
      : read.error.issues.map((issue) => `${String(issue.path[0])} should be ${issue.message}`)),
    ...ofNodes.faults,
  ]
  if (!read.success || faults.length > 0) {
    throw new SetupFault({
      code: "config",
      message: `The configuration is not usable: ${faults.join("; ")}.`,
      mend: "Correct these environment variables and start again; docs/configuration.md lists them all.",
    })
  }
  const v = read.data
  return {
    dataDir: resolve(v.VERIDESK_DATA),
    databaseUrl: v.DATABASE_URL,
    databasePool: v.DATABASE_POOL,
    host: v.HOST,
    port: v.PORT,
    publicUrl: v.PUBLIC_URL?.replace(/\/+$/, ""),
    trustProxy: v.TRUST_PROXY,
    brand: { name: v.BRAND_NAME, legalEntity: v.BRAND_ENTITY },
    logLevel: v.LOG_LEVEL,
    metricsToken: v.METRICS_TOKEN,
    mail: {
      smtpUrl: v.SMTP_URL,
      from: v.MAIL_FROM,
      perRecipientPerHour: v.MAILS_PER_RECIPIENT_PER_HOUR,
      receiptsPerDomainPerHour: v.MAIL_RECEIPTS_PER_DOMAIN_PER_HOUR,
      undoMs: v.MAIL_UNDO_SECONDS * 1000,
      filesBytes: v.MAIL_FILES_MB * 1024 * 1024,
      devPage: v.DEV_MAIL ?? v.SMTP_URL === undefined,
      in: {
        port: v.MAIL_IN_PORT || undefined,
        host: v.MAIL_IN_HOST ?? v.HOST,
        tls: v.MAIL_IN_TLS_KEY
          ? { key: resolve(v.MAIL_IN_TLS_KEY), cert: resolve(v.MAIL_IN_TLS_CERT as string) }
          : undefined,
        maxBytes: v.MAIL_IN_MB * 1024 ** 2,
      },
      hookSecret: v.MAIL_HOOK_SECRET,
      dns: v.MAIL_DNS?.split(",").map((one) => one.trim()) ?? null,
    },
    s3: v.S3_BUCKET
      ? {
          endpoint: v.S3_ENDPOINT as string,
          bucket: v.S3_BUCKET,
          region: v.S3_REGION,
          accessKeyId: v.S3_ACCESS_KEY_ID as string,
          secretAccessKey: v.S3_SECRET_ACCESS_KEY as string,
        }
      : undefined,
    clamdUrl: v.CLAMD_URL,
    exchange: {
      name: v.EXCHANGE_NAME,
      url: v.EXCHANGE_URL,
      token: v.EXCHANGE_TOKEN,
      issuer: v.EXCHANGE_ISSUER,
      jwksUrl: v.EXCHANGE_JWKS_URL,
      oidc: v.EXCHANGE_OIDC_ISSUER
        ? {
            issuer: v.EXCHANGE_OIDC_ISSUER,
            clientId: v.EXCHANGE_OIDC_CLIENT_ID as string,
            clientSecret: v.EXCHANGE_OIDC_CLIENT_SECRET as string,
          }
        : undefined,
    },
    widgetOrigins: (v.WIDGET_ORIGINS ?? "")
      .split(",")
      .flatMap((one) => (one.trim() ? [new URL(one.trim()).origin] : [])),
    chainLookUp: v.CHAIN_LOOKUP_URL ? { url: v.CHAIN_LOOKUP_URL, token: v.CHAIN_LOOKUP_TOKEN } : undefined,
    chainNodes: ofNodes.nodes,
    webhooksToPrivate: v.WEBHOOKS_TO_PRIVATE,
    limits: { attachmentBytes: v.ATTACHMENT_MB * 1024 ** 2, videoBytes: v.VIDEO_MB * 1024 ** 2 },
  }
}

/** A key without a node is told, since it would be sent to nobody. */
function readNodes(env: Record<string, string | undefined>): {
  nodes: Config["chainNodes"]
  faults: string[]
} {
  const nodes: Config["chainNodes"] = {}
  const faults: string[] = []
  for (const chain of chainIds) {
    const names = { url: nodeOf(chain), key: `${nodeOf(chain)}_KEY` }
    const read = chainNode.safeParse({ url: env[names.url] || undefined, key: env[names.key] || undefined })
    if (!read.success)
      faults.push(
        ...read.error.issues.map(
          ({ path: [part], message }) => `${part === "key" ? names.key : names.url} should be ${message}`,
        ),
      )
    else if (read.data.url)
      nodes[chain] = { url: read.data.url, ...(read.data.key === undefined ? {} : { key: read.data.key }) }
    else if (read.data.key) faults.push(`${names.url} should be set too, since ${names.key} is`)
  }
  return { nodes, faults }
}

function isOrigin(text: string): boolean {
  const url = parsed(text)
  return (
    url !== undefined &&
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.origin === text.replace(/\/$/, "")
  )
}

function nodeOf(chain: ChainId): string {
  return `CHAIN_NODE_${chain.toUpperCase().replaceAll("-", "_")}`
}

/** Variables that only make sense together. */
function incomplete(v: z.infer<typeof environment>): string[] {
  const groups: (keyof typeof v)[][] = [
    ["S3_BUCKET", "S3_ENDPOINT", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"],
    ["EXCHANGE_OIDC_ISSUER", "EXCHANGE_OIDC_CLIENT_ID", "EXCHANGE_OIDC_CLIENT_SECRET"],
    ["EXCHANGE_JWKS_URL", "EXCHANGE_ISSUER"],
    ["MAIL_IN_TLS_KEY", "MAIL_IN_TLS_CERT"],
  ]
  return groups
    .filter((keys) => keys.some((key) => v[key]))
    .flatMap((keys) =>
      keys
        .filter((key) => !v[key])
        .map((key) => `${key} should be set too, since ${keys.find((k) => v[k])} is`),
    )
}

/** A URL that leads somewhere; a database's may leave its host to the `host` of its query (a unix socket). */
function parsed(text: string): URL | null {
  const known = URL.parse(text) ?? URL.parse(text.replace("@/", "@socket/"))
  return known && (known.hostname || known.pathname) ? known : null
}

/** An address with or without a port, as Node's resolver takes them. */
function isNameServer(text: string): boolean {
  const [, v6, v4, port = "53"] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text) ?? []
  return (
    (isIP(text) > 0 || isIP(v6 ?? "") === 6 || isIP(v4 ?? "") === 4) &&
    Number(port) > 0 &&
    Number(port) < 65_536
  )
}

/** As the proxy-addr library reads them. */
function isProxy(text: string): boolean {
  if (["loopback", "linklocal", "uniquelocal"].includes(text)) return true
  const [address = "", bits, ...more] = text.split("/")
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return (
    most > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  )
}
