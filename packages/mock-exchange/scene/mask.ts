/** Masked forms: enough for an agent to compare with what a customer says, too little to use elsewhere. */

/** "Odile Varga" → "O•••• V••••"; "何知远" → "何••". */
export function maskName(name: string): string {
  return name
    .split(" ")
    .map((part) => {
      const [first = "", ...rest] = Array.from(part)
      return first + "•".repeat(/\p{Script=Han}/u.test(first) ? rest.length : 4)
    })
    .join(" ")
}

/** "odile.varga@post.example" → "o•••@p•••.example". */
export function maskEmail(email: string): string {
  const [mailbox = "", domain = ""] = email.split("@")
  const [host = "", ...zone] = domain.split(".")
  return `${mailbox.slice(0, 1)}•••@${host.slice(0, 1)}•••.${zone.join(".")}`
}

/** Only the last two digits. */
export function maskPhone(phone: string): string {
  return `••••••${phone.slice(-2)}`
}
