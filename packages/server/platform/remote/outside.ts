import { lookup as lookUpName } from "node:dns"
import { request as overHttp } from "node:http"
import { request as overHttps } from "node:https"
import { isIP, type LookupFunction } from "node:net"
import ipaddr from "ipaddr.js"

/** What a POST to an address of somebody's choice came to. `retryAfter` in seconds, where the far side named it. */
export type OutsideAnswer =
  | { state: "answered"; status: number; retryAfter: number | null }
  | { state: "unreachable"; why: "private-address" | "no-connection" | "time-out" | "not-https" }

/** What was read from an address of somebody's choice; `type` as the far side calls it. */
export type OutsideRead =
  | { state: "read"; type: string; bytes: Buffer }
  | { state: "answered"; status: number }
  | { state: "too-large" }
  | { state: "unreachable"; why: "private-address" | "no-connection" | "time-out" | "not-https" }

export type Outside = {
  /** Reads at most so many bytes; sends nothing of ours but the request itself, and follows no redirect. */
  get(url: string, o: { mostBytes: number; accept: string }): Promise<OutsideRead>
  /** @param o.signal ends it early; it never takes longer than ten seconds */
  post(
    url: string,
    o: { headers: Record<string, string>; body: string | Buffer; signal?: AbortSignal },
  ): Promise<OutsideAnswer>
}

const TIMEOUT_MS = 10_000

/**
 * Sends to addresses that people name: never to this machine or its network (SSRF), whatever the name resolves to at
 * the moment of connecting, never along a redirect, and over https. `mayBePrivate` lifts all three, for installations whose receivers stand beside
 * them.
 */
export function connectOutside({ mayBePrivate }: { mayBePrivate: boolean }): Outside {
  const lookup: LookupFunction = (name, options, done) => {
    lookUpName(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, "")
      const allowed = found.filter(({ address }) => mayBePrivate || isPublic(address))
      const [first] = allowed
      // One private address among public ones is a name that plays tricks.
      if (!first || allowed.length < found.length) return done(new PrivateAddress(), "")
      if (options.all) return done(null, allowed)
      return done(null, first.address, first.family)
    })
  }
  /** Where a request may go at all; what its name resolves to is looked at when it connects. */
  const allowed = (url: string): URL | "not-https" | "private-address" => {
    const target = URL.parse(url)
    if (!target || (target.protocol !== "https:" && !(mayBePrivate && target.protocol === "http:")))
      return "not-https"
    const host = target.hostname.replace(/^\[|\]$/g, "")
    // A literal address is never looked up.
    return !mayBePrivate && isIP(host) !== 0 && !isPublic(host) ? "private-address" : target
  }
  return {
    async get(url, { mostBytes, accept }) {
      const target = allowed(url)
      if (typeof target === "string") return { state: "unreachable", why: target }
      return read(target, { mostBytes, accept, lookup, signal: AbortSignal.timeout(TIMEOUT_MS) })
    },
    async post(url, { headers, body, signal }) {
      const target = allowed(url)
      if (typeof target === "string") return { state: "unreachable", why: target }
      const deadline = AbortSignal.timeout(TIMEOUT_MS)
      const both = signal ? AbortSignal.any([signal, deadline]) : deadline
      return send(target, { headers, body, lookup, signal: both })
    },
  }
}

/**
 * Whether an address is one of the open internet: not this machine's, not its network's, none that is set apart. Of IPv6
 * only what is given out for it (2000::/3, RFC 4291 §2.4): elsewhere stand forms with an IPv4 address inside.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const ip = ipaddr.process(address)
  if (ip.range() !== "unicast") return false
  return ip.kind() === "ipv4" || ((ip as ipaddr.IPv6).parts[0] ?? 0) >> 13 === 1
}

class PrivateAddress extends Error {}

function send(
  target: URL,
  o: {
    headers: Record<string, string>
    body: string | Buffer
    lookup: LookupFunction
    signal: AbortSignal
  },
): Promise<OutsideAnswer> {
  const { promise, resolve } = Promise.withResolvers<OutsideAnswer>()
  const ask = target.protocol === "https:" ? overHttps : overHttp
  const length = String(Buffer.byteLength(o.body))
  const request = ask(
    target,
    {
      method: "POST",
      headers: { ...o.headers, "content-length": length },
      lookup: o.lookup,
      signal: o.signal,
      agent: false,
    },
    (response) => {
      const retryAfter = Number(response.headers["retry-after"])
      resolve({
        state: "answered",
        status: response.statusCode ?? 0,
        retryAfter: Number.isInteger(retryAfter) && retryAfter >= 0 ? retryAfter : null,
      })
      // What the far side says beyond its status is nothing to us.
      response.destroy()
    },
  )
  request.on("error", (error) => resolve(unreachable(error, o.signal)))
  request.end(o.body)
  return promise
}

function unreachable(error: Error, { aborted }: AbortSignal) {
  const why = error instanceof PrivateAddress ? "private-address" : aborted ? "time-out" : "no-connection"
  return { state: "unreachable", why } as const
}

function read(
  target: URL,
  o: { mostBytes: number; accept: string; lookup: LookupFunction; signal: AbortSignal },
): Promise<OutsideRead> {
  const { promise, resolve } = Promise.withResolvers<OutsideRead>()
  const ask = target.protocol === "https:" ? overHttps : overHttp
  const headers = { accept: o.accept, "user-agent": "Veridesk" }
  const request = ask(target, { headers, lookup: o.lookup, signal: o.signal, agent: false }, (response) => {
    const status = response.statusCode ?? 0
    if (status !== 200) {
      resolve({ state: "answered", status })
      return void response.destroy()
    }
    const chunks: Buffer[] = []
    let size = 0
    response.on("data", (chunk: Buffer) => {
      size += chunk.length
      if (size <= o.mostBytes) return void chunks.push(chunk)
      resolve({ state: "too-large" })
      response.destroy()
    })
    response.on("end", () =>
      resolve({ state: "read", type: response.headers["content-type"] ?? "", bytes: Buffer.concat(chunks) }),
    )
    response.on("error", (error) => resolve(unreachable(error, o.signal)))
  })
  request.on("error", (error) => resolve(unreachable(error, o.signal)))
  request.end()
  return promise
}
