import { generateKeyPairSync } from "node:crypto"
import { dkimSign } from "mailauth"
import { createTransport, type SendMailOptions } from "nodemailer"

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
const PEM = privateKey.export({ type: "pkcs8", format: "pem" }) as string
const PUBLIC = publicKey.export({ type: "spki", format: "der" }).toString("base64")

/** The names of a domain whose mails are signed here, and that asks that others be refused. */
export function domainRecords(domain: string, policy: "none" | "quarantine" | "reject" = "reject") {
  return {
    [`TXT s1._domainkey.${domain}`]: [`v=DKIM1; k=rsa; p=${PUBLIC}`],
    [`TXT _dmarc.${domain}`]: [`v=DMARC1; p=${policy}`],
    [`TXT ${domain}`]: ["v=spf1 ip4:192.0.2.7 -all"],
    [`MX ${domain}`]: [`mx.${domain}`],
  }
}

/** The bytes of a mail as a mail program sends it, signed by `signedBy` with its key; unsigned where it is null. */
export async function mailBytes(
  mail: SendMailOptions,
  signedBy: string | null = domainOf(mail.from),
): Promise<Buffer> {
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    newline: "windows",
    ...(signedBy && { dkim: { domainName: signedBy, keySelector: "s1", privateKey: PEM } }),
  } as never)
  const sent = (await transport.sendMail(mail)) as unknown as { message: Buffer }
  return sent.message
}

/** Bytes that somebody wrote otherwise, with the signature of a domain. */
export async function dkimSigned(mail: Buffer, by: string): Promise<Buffer> {
  const signature = { signingDomain: by, selector: "s1", privateKey: PEM }
  const { signatures } = await dkimSign(mail, { ...signature, signatureData: [signature] })
  return Buffer.concat([Buffer.from(signatures), mail])
}

/** The same with a signature that covers the first bytes of its body only (RFC 6376 §3.5, `l=`). */
export async function partlySigned(mail: SendMailOptions, o: { by: string; bytes: number }): Promise<Buffer> {
  const plain = await mailBytes(mail, null)
  const signature = { signingDomain: o.by, selector: "s1", privateKey: PEM, maxBodyLength: o.bytes }
  const { signatures } = await dkimSign(plain, { ...signature, signatureData: [signature] })
  return Buffer.concat([Buffer.from(signatures), plain])
}

function domainOf(from: SendMailOptions["from"]): string {
  const address = typeof from === "string" ? from : ((from as { address: string }).address ?? "")
  return /@([a-z0-9.-]+)/i.exec(address)?.[1]?.toLowerCase() ?? ""
}
