import type { ImapSettings } from "@veridesk/contract/mail/mailbox.ts"
import type { MailboxView, SaveMailbox } from "@veridesk/contract/mail/mailbox-desk.ts"

/** A mailbox as it stands in the inputs. */
export interface Typed {
  key: string
  brandId: string
  address: string
  aliases: string
  nameEn: string
  nameZh: string
  teamId: string
  formKey: string
  locale: "" | "en" | "zh-CN"
  signatureEn: string
  signatureZh: string
  paused: boolean
  fetched: boolean
  imap: TypedImap
}

export interface TypedImap {
  host: string
  port: string
  security: ImapSettings["security"]
  user: string
  sign: ImapSettings["sign"]
  secret: string
  folders: string
  tokenUrl: string
  clientId: string
  scope: string
}

const NO_IMAP: TypedImap = {
  host: "",
  port: "993",
  security: "tls",
  user: "",
  sign: "password",
  secret: "",
  folders: "INBOX",
  tokenUrl: "",
  clientId: "",
  scope: "",
}

export function typedOf(box: MailboxView | null, brandId: string): Typed {
  return {
    key: box?.key ?? "",
    brandId: box?.brandId ?? brandId,
    address: box?.address ?? "",
    aliases: box?.aliases.join(", ") ?? "",
    nameEn: box?.name.en ?? "",
    nameZh: box?.name.zh ?? "",
    teamId: box?.teamId ?? "",
    formKey: box?.formKey ?? "other",
    locale: box?.locale ?? "",
    signatureEn: box?.signature.en ?? "",
    signatureZh: box?.signature.zh ?? "",
    paused: box?.paused ?? false,
    fetched: Boolean(box?.imap),
    imap: box?.imap ? typedImap(box.imap) : { ...NO_IMAP, user: box?.address ?? "" },
  }
}

function typedImap({ host, port, security, user, sign, folders, oauth }: ImapSettings): TypedImap {
  const { tokenUrl = "", clientId = "", scope = "" } = oauth ?? {}
  return {
    host,
    security,
    user,
    sign,
    tokenUrl,
    clientId,
    scope,
    port: String(port),
    secret: "",
    folders: folders.join(", "),
  }
}

export function imapOf(at: TypedImap): ImapSettings {
  return {
    host: at.host.trim(),
    port: Number(at.port),
    security: at.security,
    user: at.user.trim(),
    sign: at.sign,
    folders: listOf(at.folders),
    oauth:
      at.sign === "oauth2"
        ? { tokenUrl: at.tokenUrl.trim(), clientId: at.clientId.trim(), scope: at.scope.trim() }
        : null,
  }
}

export function savingOf(at: Typed, o: { requestId: string; basedOn: number }): SaveMailbox {
  return {
    ...o,
    mailbox: {
      key: at.key.trim() || keyOf(at.address),
      brandId: at.brandId,
      address: at.address.trim().toLowerCase(),
      aliases: listOf(at.aliases.toLowerCase()),
      name: { en: at.nameEn.trim(), zh: at.nameZh.trim() },
      teamId: at.teamId || null,
      formKey: at.formKey,
      locale: at.locale || null,
      signature: { en: at.signatureEn.trim(), zh: at.signatureZh.trim() },
      paused: at.paused,
      imap: at.fetched ? imapOf(at.imap) : null,
    },
    ...(at.fetched && at.imap.secret !== "" ? { imapSecret: at.imap.secret } : {}),
  }
}

/** A short key by the address: "vip-support" of "VIP.Support@kestrel.example". */
export function keyOf(address: string): string {
  const local = address.split("@")[0] ?? ""
  const words = local.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return (
    words
      .join("-")
      .replace(/^[^a-z]+/, "")
      .slice(0, 40) || "mailbox"
  )
}

/** Things with commas, blanks or line ends between them. */
export function listOf(text: string): string[] {
  return text.split(/[\s,，、;；]+/).filter(Boolean)
}
