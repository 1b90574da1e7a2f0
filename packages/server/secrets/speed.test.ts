import { suspectSecrets } from "@veridesk/contract/secrets/suspect.ts"
import { expect, test } from "vitest"
import { findSecrets } from "./index.ts"

const LIMIT = 65_536
const fill = (piece: string) => piece.repeat(Math.ceil(LIMIT / piece.length)).slice(0, LIMIT)

const everything = [
  "legal winner thank year wave sausage worth useful legal winner thank yellow",
  "助记词：的一是在不了有和人这中大",
  "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ SBFGFF27Y64ZUGFAIG5AMJGQODZZKV2YQKAVUUN4HNE24XZXD2OEUVUP",
  "ed25519:3D4YudUahN1nawWogh8pAKSj92sUNMdbZGjn7kERKzYoTy8tnFQuwoGUC51DowKqorvkr2pytJSnwuSbsNVfqygr",
  `private key ${"9f2c4e1b".repeat(8)} ${Array.from({ length: 64 }, (_, at) => at).join(", ")}`,
  "-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----",
  '{"crypto":{"ciphertext":"9f","kdf":"scrypt"}} eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMDAyMyJ9.c2lnbmF0dXJl',
  "otpauth://totp/K?secret=JBSWY3DPEHPK3PXP 验证码 482913, 482914 is my code, 密码：sunflower\n",
  "password: hunter2! setup key JBSW Y3DP EHPK 3PXP secret: 3b1c9a7d5e2f4a6b8c0d card 4111 1111 1111 1111",
].join("\n")

/*
 * A pattern whose repetitions hold repetitions can take time that doubles with each character. Every pattern that is
 * run is looked at, however it was put together.
 */
test("no pattern repeats what repeats", async () => {
  const patterns = new Set<string>()
  const exec = RegExp.prototype.exec
  RegExp.prototype.exec = function (text) {
    patterns.add(this.source)
    return exec.call(this, text)
  }
  try {
    for (const line of [everything, ...everything.split("\n")]) {
      await findSecrets(line)
      await suspectSecrets(line)
    }
  } finally {
    RegExp.prototype.exec = exec
  }
  expect(patterns.size).toBeGreaterThan(30)
  expect([...patterns].filter(repeatsRepetition)).toEqual([])
  expect(["(a+)+", "(?:a{1,3}[ ,]+){31}", "((a|b*)c)*"].every(repeatsRepetition)).toBe(true)
  expect(["(?:a+)?b{2,3}", "[(+*]+\\(+", "(a|b)+"].some(repeatsRepetition)).toBe(false)
})

test.each([
  "a",
  "1",
  " ",
  "1 ",
  "的",
  "的 ",
  "abandon ",
  "zoo,",
  "a1 ",
  "4111 ",
  "password",
  "password: ",
  "密码是",
  "验证码",
  "验证码 1234567 ",
  "otpauth://",
  "eyJ",
  "eyJaaaaaaaaaaa.",
  '"ciphertext":',
  "-----BEGIN PRIVATE KEY-----",
  "{",
  "私钥 ",
  "助记词：",
  "seed phrase ",
  "seed a b c d e f g h i j k l m\n",
  "secret key ",
  "set-up key a ",
  "1, ",
  "S",
  "ed25519:",
  "a@",
  "\u200b",
  "Word 1: ",
  "第1个",
  `${"9f2c4e1b".repeat(8)} `,
  `${"abandon ability able about above absent absorb ".repeat(8)}the `,
  `seed ${"zoo\n".repeat(50)}the `,
  `${"4YudUahN1nawWogh8pAK".repeat(5).slice(0, 88)} `,
  "PIN:4417 ",
])("64 k characters of %j take no time to speak of", async (piece) => {
  const text = fill(piece)
  const started = process.cpuUsage()
  await findSecrets(text)
  expect(milliseconds(started)).toBeLessThan(1500)
  await suspectSecrets(text)
  expect(milliseconds(started)).toBeLessThan(3000)
})

function milliseconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

/** Whether a group that holds a repetition is repeated itself (once or not at all is no repetition). */
function repeatsRepetition(source: string): boolean {
  const open: boolean[] = [false]
  let closed = false
  let inClass = false
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at]
    if (character === "\\") {
      at += source[at + 1] === "p" || source[at + 1] === "P" ? source.slice(at).indexOf("}") : 1
      closed = false
    } else if (inClass) inClass = character !== "]"
    else if (character === "[") inClass = true
    else if (character === "(") open.push(false)
    else if (character === ")") {
      closed = open.pop() ?? false
      if (closed) open[open.length - 1] = true
      continue
    } else {
      const repeat = /^(?:[*+]|\{(\d+)(,?)(\d*)\})/.exec(source.slice(at))
      if (repeat && closed) return true
      if (repeat && !(repeat[1] && !repeat[2])) open[open.length - 1] = true
      if (repeat) at += repeat[0].length - 1
    }
    closed = false
  }
  return false
}
