import type { RegisterEntry } from "@veridesk/contract/registry.ts"

/** Every way in which people write an entry that is still exactly that entry. */
export function spellings(entry: RegisterEntry): string[] {
  const { kind, address, numericId } = entry
  switch (kind) {
    case "website":
      return [
        address,
        address.toUpperCase(),
        `${address}.`,
        `https://${address}`,
        `http://${address}/`,
        `https://${address}:443/en/articles/x`,
        `https://${address}/claim?id=88#top`,
        `HTTPS://${address.toUpperCase()}/Path`,
        `  ${address}\n`,
        `“https://${address}/”`,
        `https://${address}/?next=/tickets`,
        `(${address})`,
        `//${address}/x`,
        `https://${address}?q=1`,
        `${address}/en/tickets`,
        `《${address}》`,
        `https://${address}#a`,
        `「https://${address}/zh-cn」`,
        `https:\\\\${address}\\x`,
      ]
    case "email":
      return [
        address,
        address.toUpperCase(),
        `mailto:${address}`,
        `mailto:${address}?subject=Ticket`,
        `<${address}>`,
        `Kestrel Support <${address}>`,
        `"Support, Kestrel" <${address}>`,
        ` ${address} `,
        `${address}.`,
        address.replace("@", "＠"),
        `MAILTO:${address}`,
        `客服 <${address}>`,
        `(${address})`,
        `${address}，`,
      ]
    case "phone":
      return phoneSpellings(address)
    case "telegram":
      return handles(address).concat(
        `t.me/${address}`,
        `https://t.me/${address}`,
        `http://telegram.me/${address}/`,
        `https://t.me/s/${address}`,
        `https://t.me/${address}/123`,
        `https://t.me/${address}?start=1`,
        `tg://resolve?domain=${address}`,
        `telegram: @${address}`,
        `电报：${address}`,
        `@${address} id ${numericId}`,
      )
    case "x":
      return handles(address).concat(
        `x.com/${address}`,
        `https://x.com/${address}`,
        `https://twitter.com/${address}?s=20`,
        `https://mobile.twitter.com/${address}`,
        `https://www.x.com/${address}/`,
        `x: @${address}`,
        `https://x.com/i/user/${numericId}`,
        `https://twitter.com/intent/user?user_id=${numericId}`,
      )
    case "facebook":
      return [
        `facebook.com/${address}`,
        `https://www.facebook.com/${address}/`,
        `https://m.facebook.com/${address}?ref=x`,
        `fb.com/${address}`,
        `facebook: ${address}`,
        `m.me/${address}`,
        `https://www.facebook.com/profile.php?id=${numericId}`,
      ]
    case "discord":
      return [
        `discord.gg/${address}`,
        `https://discord.gg/${address}`,
        `https://discord.com/invite/${address}`,
        `discordapp.com/invite/${address}`,
        `discord: ${address}`,
        `https://discord.com/channels/${numericId}/1`,
      ]
    case "wechat":
      return [
        address,
        `微信号：${address}`,
        `微信:${address}`,
        `WeChat ID: ${address}`,
        `wechat ${address}`,
        `公众号 ${address}`,
      ]
    case "app":
      return entry.store === "apple"
        ? [
            `https://apps.apple.com/app/id${address}`,
            `https://apps.apple.com/us/app/kestrel-exchange/id${address}`,
            `https://apps.apple.com/cn/app/id${address}?l=zh`,
            `itunes.apple.com/app/id${address}`,
            `id${address}`,
          ]
        : [
            `https://play.google.com/store/apps/details?id=${address}`,
            `play.google.com/store/apps/details?id=${address}&hl=zh`,
            `market://details?id=${address}`,
            address,
          ]
    default:
      return []
  }
}

function handles(name: string): string[] {
  return [`@${name}`, `＠${name}`, `@${name.toLowerCase()}`, ` @${name} `, name]
}

function phoneSpellings(e164: string): string[] {
  const digits = e164.slice(1)
  const wide = [...e164].map((one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0)).join("")
  const country = e164.startsWith("+852") ? 3 : 2
  const within = digits.slice(country)
  return [
    e164,
    `00${digits}`,
    digits,
    wide,
    `tel:${e164}`,
    `sms:${e164}`,
    `+ ${digits}`,
    `+${digits.slice(0, country)} ${within.slice(0, 4)} ${within.slice(4)}`,
    `+${digits.slice(0, country)}-${within.slice(0, 4)}-${within.slice(4)}`,
    `(+${digits.slice(0, country)}) ${within}`,
    `00${digits.slice(0, country)} ${within}`,
    within,
    `${within.slice(0, 4)} ${within.slice(4)}`,
    `  ${e164}  `,
  ]
}
