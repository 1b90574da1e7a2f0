import { createRequire } from "node:module"
import type { PhoneNumber } from "libphonenumber-js"

type Library = { parsePhoneNumberFromString(text: string): PhoneNumber | undefined }

let library: Library | null = null

/**
 * A telephone number by the plans of its country; undefined for what is none. The plans are read with the first number:
 * a hundred files that an installation without a telephone never needs. At once, since those who ask are plain rules.
 */
export function phoneNumberIn(text: string): PhoneNumber | undefined {
  library ??= createRequire(import.meta.url)("libphonenumber-js") as Library
  return library.parsePhoneNumberFromString(text)
}
