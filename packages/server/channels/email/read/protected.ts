import type { MailCrypto, MailMark, Unreadable } from "@veridesk/contract/mail/read-mail.ts"
import { mailCrypto } from "@veridesk/ui/messages/mail-crypto.ts"
import type { Opened } from "../crypto/open.ts"
import type { Body } from "./body.ts"
import { readCrypto } from "./crypto-shape.ts"
import type { HeadFacts } from "./head.ts"
import type { ReadLimits } from "./limits.ts"
import { decodeWords } from "./parse/encoded-words.ts"
import { readParts } from "./parse/parts.ts"
import { plainLine } from "./parse/plain-line.ts"
import type { Tree } from "./parse/tree.ts"
import { weigh } from "./parse/weigh.ts"

/** Opens a mail that is encrypted or signed, with keys that somebody has; `from` is its author. */
export type OpenProtected = (bytes: Uint8Array, from: string | null) => Promise<Opened | null>

/** What is read of a mail that may be encrypted or signed: its tree is that of what was within. */
export type ProtectedRead = {
  tree: Tree
  crypto: MailCrypto | null
  subject: string | null
  marks: MailMark[]
  /** Its body as it may be shown. */
  shown: (body: Body) => Body
}

export async function readProtected(o: {
  bytes: Uint8Array
  tree: Tree
  head: HeadFacts
  limits: ReadLimits
  open: OpenProtected | null
}): Promise<ProtectedRead | { unreadable: Unreadable }> {
  const { tree, head, open } = o
  const shape = readCrypto(tree)
  if (!shape || !open) return asItStands(tree, shape)
  const [author] = head.from
  const from = head.from.length === 1 && author ? author.address.toLowerCase() : null
  const opened = await open(o.bytes, from)
  if (!opened) return asItStands(tree, null)
  const { crypto, marks } = opened
  const inner = opened.inner === null ? { tree, marks: [] } : await readInner(opened.inner, o.limits)
  if ("unreadable" in inner) return inner
  return {
    tree: inner.tree,
    crypto,
    subject: opened.subject === null ? null : plainLine(decodeWords(opened.subject), 1000),
    marks: [...marks, ...inner.marks],
    shown: (body) => withNotice(crypto.encrypted ? withoutRemote(body) : body, crypto),
  }
}

function asItStands(tree: Tree, crypto: MailCrypto | null): ProtectedRead {
  return { tree, crypto, subject: null, marks: [], shown: (body) => withNotice(body, crypto) }
}

/** With the limits of any mail. */
async function readInner(bytes: Uint8Array, limits: ReadLimits) {
  const weighed = weigh(bytes, limits)
  if ("unreadable" in weighed) return weighed
  return readParts({ bytes, blocks: weighed.blocks, limits })
}

/** Whoever loads a picture of a mail that was encrypted tells somebody that it was opened, and may tell what it says. */
function withoutRemote(body: Body): Body {
  const html = body.html?.replace(/\sdata-remote="[^"]*"/g, "") ?? null
  return { ...body, html, remotePictures: 0 }
}

/** A mail that can't be opened says so, in both languages: nobody knows in which it is written. */
function withNotice(body: Body, crypto: MailCrypto | null): Body {
  if (!crypto?.fault) return body
  const { zh, en } = mailCrypto[`mail-crypto.${crypto.fault}`]
  const notice = `${zh}\n${en}`
  const text = [notice, body.text].filter((one) => one !== "").join("\n\n")
  return { ...body, text, fresh: notice }
}
