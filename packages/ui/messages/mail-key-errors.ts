import type { Catalogue } from "../say.ts"

/** Refusals around the keys of mails. */
export const mailKeyErrors = {
  "mail-key-unreadable": { en: "This is no key that can be read.", zh: "无法识别此密钥。" },
  "mail-key-unreadable.next": {
    en: "Give an armoured PGP key, a certificate as PEM, or a .p12 file made with AES.",
    zh: "请提供 ASCII 格式的 PGP 密钥、PEM 证书，或使用 AES 加密的 .p12 文件。",
  },
  "mail-key-passphrase": { en: "The passphrase doesn’t open this key.", zh: "密码无法打开此密钥。" },
  "mail-key-passphrase.next": {
    en: "Type the passphrase again. A .p12 file made with RC2 or Triple-DES has to be exported anew.",
    zh: "请重新输入密码；使用 RC2 或 3DES 加密的 .p12 文件需重新导出。",
  },
  "mail-key-over": { en: "This key has run out or was taken back.", zh: "此密钥已过期或已被吊销。" },
  "mail-key-over.next": { en: "Give a newer one.", zh: "请提供新的密钥。" },
  "mail-key-weak": {
    en: "This key is too weak, or can’t both sign and encrypt.",
    zh: "此密钥强度不足，或不能同时用于签名和加密。",
  },
  "mail-key-weak.next": {
    en: "Use a key on a curve, or RSA with at least 2048 bits.",
    zh: "请使用椭圆曲线密钥，或至少 2048 位的 RSA 密钥。",
  },
  "mail-key-half": { en: "The private part of this key is missing.", zh: "缺少此密钥的私钥部分。" },
  "mail-key-half.next": {
    en: "A mailbox needs the private key, for S/MIME together with its certificate.",
    zh: "邮箱需要私钥；S/MIME 还需同时提供证书。",
  },
  "mail-key-private": {
    en: "This is somebody’s private key. It was not kept.",
    zh: "这是他人的私钥，系统未保存。",
  },
  "mail-key-private.next": {
    en: "Ask for the public key, and tell its owner that the private one is no longer secret.",
    zh: "请索取公钥，并告知对方该私钥已不再保密。",
  },
  "mail-key-other-address": {
    en: "This key is not for {address} but for {others}.",
    zh: "此密钥不属于 {address}，而属于 {others}。",
  },
  "mail-key-other-address.next": {
    en: "Check the address, or ask for a key that names it.",
    zh: "请核对地址，或索取包含该地址的密钥。",
  },
  "mail-key-no-authority": {
    en: "This certificate may not vouch for others.",
    zh: "此证书不是签发机构证书。",
  },
  "mail-key-no-authority.next": {
    en: "Give the certificate of the authority, as a rule its root.",
    zh: "请提供签发机构的证书，通常为根证书。",
  },
  "mail-key-known": { en: "This key is there already.", zh: "此密钥已存在。" },
  "mail-key-known.next": { en: "Look for its fingerprint in the list.", zh: "请在列表中查找其指纹。" },
} as const satisfies Catalogue
