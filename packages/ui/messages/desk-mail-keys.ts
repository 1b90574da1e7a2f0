import type { Catalogue } from "../say.ts"

/** The page on which administrators keep the keys of mails. */
export const deskMailKeys = {
  "mail-keys.title": { en: "Keys", zh: "密钥" },
  "mail-keys.about": {
    en: "With these, encrypted mails are opened, signatures are checked, and what goes out is signed and encrypted. Private keys are sealed and never shown again.",
    zh: "用于解密来信、核验签名，并对发出的邮件签名和加密。私钥加密保存，不会再次显示。",
  },
  "mail-keys.failed": { en: "The keys can’t be shown.", zh: "无法显示密钥。" },
  "mail-keys.own": { en: "Of our mailboxes", zh: "本系统邮箱" },
  "mail-keys.own.about": {
    en: "A mailbox with a key signs all that it sends. Its public PGP key is published for everybody.",
    zh: "邮箱有密钥后，所有发出的邮件都会签名；其 PGP 公钥会对外公布。",
  },
  "mail-keys.own.none": { en: "No mailbox has a key yet.", zh: "尚无邮箱配置密钥。" },
  "mail-keys.own.add": { en: "Give a mailbox a key", zh: "为邮箱添加密钥" },
  "mail-keys.trusted-ca": { en: "Authorities we trust", zh: "受信任的签发机构" },
  "mail-keys.trusted-ca.about": {
    en: "A certificate that one of them gave for the sender’s address makes an S/MIME signature good.",
    zh: "由这些机构为发件人地址签发的证书，其 S/MIME 签名视为有效。",
  },
  "mail-keys.trusted-ca.none": {
    en: "None: S/MIME signatures count only with a confirmed certificate.",
    zh: "暂无。S/MIME 签名仅在证书经确认后有效。",
  },
  "mail-keys.trusted-ca.add": { en: "Trust an authority", zh: "添加签发机构" },
  "mail-keys.correspondent": { en: "Of people who write to us", zh: "来信人" },
  "mail-keys.correspondent.about": {
    en: "Compare the fingerprint with its owner by another way before you add a key. From then on all that we write there is encrypted.",
    zh: "添加前请通过其他途径与对方核对指纹。添加后，发往该地址的邮件都会加密。",
  },
  "mail-keys.correspondent.none": { en: "No key is confirmed yet.", zh: "尚无已确认的密钥。" },
  "mail-keys.correspondent.add": { en: "Add a key", zh: "添加密钥" },
  "mail-keys.mailbox": { en: "Mailbox", zh: "邮箱" },
  "mail-keys.how": { en: "Which key", zh: "密钥来源" },
  "mail-keys.how.new": { en: "Make a new PGP key", zh: "生成新的 PGP 密钥" },
  "mail-keys.how.own": { en: "Use one that we have (PGP or S/MIME)", zh: "导入现有密钥（PGP 或 S/MIME）" },
  "mail-keys.address": { en: "For the address", zh: "对应地址" },
  "mail-keys.address.hint": { en: "The key has to name it.", zh: "密钥中必须包含该地址。" },
  "mail-keys.text": { en: "Key", zh: "密钥内容" },
  "mail-keys.text.hint": {
    en: "An armoured PGP key, or certificates as PEM (ours with the private key).",
    zh: "ASCII 格式的 PGP 密钥，或 PEM 证书（本系统邮箱需附私钥）。",
  },
  "mail-keys.file": { en: "Or a file", zh: "或选择文件" },
  "mail-keys.file.read": { en: "A PKCS #12 file was read.", zh: "已读取 PKCS #12 文件。" },
  "mail-keys.passphrase": { en: "Passphrase of the key", zh: "密钥密码" },
  "mail-keys.passphrase.hint": {
    en: "Used this once to open the key, and kept nowhere.",
    zh: "仅用于打开密钥，不会保存。",
  },
  "mail-keys.make": { en: "Make the key", zh: "生成密钥" },
  "mail-keys.add": { en: "Add the key", zh: "添加密钥" },
  "mail-keys.authority": { en: "Authority", zh: "签发机构" },
  "mail-keys.kind.pgp": { en: "PGP", zh: "PGP" },
  "mail-keys.kind.smime": { en: "S/MIME", zh: "S/MIME" },
  "mail-keys.fingerprint": { en: "fingerprint", zh: "指纹" },
  "mail-keys.public": { en: "public key", zh: "公钥" },
  "mail-keys.copy": { en: "Copy the public key", zh: "复制公钥" },
  "mail-keys.good": { en: "Good", zh: "有效" },
  "mail-keys.over": { en: "Run out", zh: "已过期" },
  "mail-keys.revoked": { en: "Taken back", zh: "已撤销" },
  "mail-keys.until": { en: "Good until {time}", zh: "有效期至 {time}" },
  "mail-keys.for-ever": { en: "Doesn’t run out", zh: "长期有效" },
  "mail-keys.added": { en: "added by {name}, {time}", zh: "{name} 于 {time} 添加" },
  "mail-keys.revoke": { en: "Take back", zh: "撤销" },
  "mail-keys.revoke.go": { en: "Take the key back", zh: "撤销密钥" },
  "mail-keys.revoke.own": {
    en: "The private key of {name} is deleted. What was or is still encrypted with it can’t be opened any more.",
    zh: "{name} 的私钥将被删除，使用该密钥加密的邮件将无法再解密。",
  },
  "mail-keys.revoke.trusted-ca": {
    en: "Signatures by certificates of this authority no longer count from now on.",
    zh: "此后，该机构签发的证书所做的签名不再有效。",
  },
  "mail-keys.revoke.correspondent": {
    en: "What we write to {name} goes out without encryption from now on, and signatures with this key are of somebody unknown.",
    zh: "此后发往 {name} 的邮件不再加密，使用该密钥的签名将视为未知。",
  },
} as const satisfies Catalogue

/** What is said of a mail's signature beside what desk-mail.ts says. */
export const deskMailCrypto = {
  "mail.crypto.brought": {
    en: "This mail brings a key. Compare its fingerprint with its owner by another way before you confirm it.",
    zh: "此邮件附带密钥。确认前请通过其他途径与对方核对指纹。",
  },
  "mail.crypto.confirm": { en: "It is theirs: confirm", zh: "核对无误，确认" },
  "mail.crypto.partial": {
    en: "Signed by {by}, but only a part of it: the rest may be of anybody.",
    zh: "由 {by} 签名，但仅覆盖部分内容，其余部分来源不明。",
  },
} as const satisfies Catalogue
