import { createSocket } from "node:dgram"

/** Of RFC 1035 §3.2.2 and RFC 3596, what the checks of mails ask for. */
const TYPES: Record<number, string> = { 1: "A", 15: "MX", 16: "TXT", 28: "AAAA" }

export type FakeDns = {
  /** For MAIL_DNS. */
  address: string
  /** What is asked for from now: "TXT mail.example" → its texts; an unknown name is one that doesn't exist. */
  records: Map<string, string[]>
  /** Answers nothing any longer, or again. */
  silent: boolean
  close(): void
}

/** A name server on loopback that knows the names it is told; for tests of whoever asks one. */
export async function fakeDns(records: Record<string, string[]> = {}): Promise<FakeDns> {
  const socket = createSocket("udp4")
  const dns: FakeDns = {
    address: "",
    records: new Map(Object.entries(records)),
    silent: false,
    close: () => socket.close(),
  }
  socket.on("message", (query, from) => {
    if (!dns.silent) socket.send(answerTo(query, dns.records), from.port, from.address)
  })
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve))
  dns.address = `127.0.0.1:${socket.address().port}`
  return dns
}

function answerTo(query: Buffer, records: Map<string, string[]>): Buffer {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length))
    at += 1 + length
  }
  const question = query.subarray(12, at + 5)
  const name = labels.join(".").toLowerCase()
  const code = query.readUInt16BE(at + 1)
  const type = TYPES[code] ?? ""
  const found = records.get(`${type} ${name}`) ?? []
  const exists = [...records.keys()].some((key) => key.split(" ")[1] === name)
  const head = Buffer.alloc(12)
  query.copy(head, 0, 0, 2)
  // An answer, recursion available; 3 is "no such name" (RFC 1035 §4.1.1).
  head.writeUInt16BE(0x8180 | (exists ? 0 : 3), 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(found.length, 6)
  return Buffer.concat([head, question, ...found.map((text) => record(code, dataOf(type, text)))])
}

function record(code: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt16BE(0xc00c, 0)
  head.writeUInt16BE(code, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE(60, 6)
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}

function dataOf(type: string, text: string): Buffer {
  if (type === "A") return Buffer.from(text.split(".").map(Number))
  if (type === "TXT") {
    const parts = text.match(/[\s\S]{1,255}/g) ?? [""]
    return Buffer.concat(parts.map((part) => Buffer.concat([Buffer.from([part.length]), Buffer.from(part)])))
  }
  const name = text
    .split(".")
    .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]))
  return Buffer.concat([Buffer.from([0, 10]), ...name, Buffer.from([0])])
}
