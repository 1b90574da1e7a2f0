import { tidyPaste } from "@veridesk/contract/chains/tidy-paste.ts"
import ip from "ipaddr.js"
import * as z from "zod"
import type { FieldResult } from "./checked.ts"
import type { Field } from "./form.ts"

/** Longest of a one-line answer; the message itself has the contract's own bound. */
const LINE = 500
/** More than anybody allows for one API key. */
const MOST_ADDRESSES = 100

type Line = { kind: Field["kind"]; example?: string | null }

/** One line of text, by what it is said to be: tidied of what copying did to it, and looked at for its shape. */
export function checkLine({ kind, example }: Line, text: string): FieldResult {
  switch (kind) {
    case "withdrawal-id":
    case "order-id":
      return shaped(compact(text).replace(/^#/, ""), NUMBER, {
        code: `${kind}-shape`,
        values: { example: example ?? "" },
      })
    case "symbol":
      return shaped(compact(text).toUpperCase(), SYMBOL, {
        code: "symbol-shape",
        values: { example: example ?? "" },
      })
    case "email":
      return shaped(compact(text), z.regexes.email, { code: "email-shape" })
    case "url":
      return checkUrl(compact(text))
    case "ip-list":
      return checkAddresses(tidyPaste(text).text)
    default: {
      const line = text.replace(/\s+/gu, " ").trim()
      return line.length > LINE ? tooLong : { value: line }
    }
  }
}

const NUMBER = /^[A-Za-z0-9][A-Za-z0-9._:-]{2,79}$/
const SYMBOL = /^[A-Z0-9][A-Z0-9._/-]{1,39}$/
const tooLong: FieldResult = { fault: { code: "text-too-long", values: { limit: LINE } } }

function shaped(value: string, shape: RegExp, fault: NonNullable<FieldResult["fault"]>): FieldResult {
  if (value.length > LINE) return tooLong
  return shape.test(value) ? { value } : { fault }
}

/** Full-width characters made narrow, invisible ones and all spaces gone. */
function compact(text: string): string {
  return tidyPaste(text).text.replace(/\s/gu, "")
}

/** A web address; without its scheme it is taken for https, and every scheme but the two of the web is refused. */
function checkUrl(text: string): FieldResult {
  if (text.length > LINE) return tooLong
  const whole = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`
  const url = URL.canParse(whole) ? new URL(whole) : null
  const web = url !== null && (url.protocol === "https:" || url.protocol === "http:")
  if (!web || !url.hostname.includes(".") || url.username !== "" || url.password !== "")
    return { fault: { code: "url-shape" } }
  return { value: url.href }
}

/** Addresses and ranges, each in its usual spelling; the first that is none is named. */
function checkAddresses(text: string): FieldResult {
  const given = text.split(/[\s,;，；、]+/u).filter((part) => part !== "")
  if (given.length > MOST_ADDRESSES)
    return { fault: { code: "ip-list-too-many", values: { max: MOST_ADDRESSES } } }
  const wrong = given.find((part) => !spelling(part))
  if (wrong !== undefined) return { fault: { code: "ip-list-shape", values: { part: wrong.slice(0, 60) } } }
  return { value: [...new Set(given.map((part) => spelling(part) ?? part))].join("\n") }
}

function spelling(part: string): string | null {
  const [address = "", bits, ...more] = part.split("/")
  // Numbers with fewer than four parts are addresses to a C library only.
  if (more.length > 0 || !(address.includes(":") || /^\d+(\.\d+){3}$/.test(address))) return null
  if (address.includes("%") || !ip.isValid(address)) return null
  const read = ip.parse(address)
  if (bits === undefined) return read.toString()
  const most = read.kind() === "ipv4" ? 32 : 128
  return /^\d{1,3}$/.test(bits) && Number(bits) <= most ? `${read.toString()}/${Number(bits)}` : null
}
