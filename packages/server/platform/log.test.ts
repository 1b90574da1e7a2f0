import { Writable } from "node:stream"
import { expect, test } from "vitest"
import { makeLog } from "./log.ts"

function logging(level = "info") {
  const lines: string[] = []
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  return { log: makeLog({ level, destination }), lines }
}

const PRIVATE = {
  body: "我的助记词是 abandon abandon",
  text: "where is my deposit",
  password: "seven quiet otters",
  token: "eyJhbGciOi.secret",
  secret: "JBSWY3DPEHPK3PXP",
  authorization: "Bearer 4f2a",
  cookie: "veridesk_staff.session_token=4f2a",
  email: "zhiyuan.he@mail.example",
  name: "何知远",
  to: "odile.varga@post.example",
  recipient: "amara@post.example",
}

test.each([
  ["on the line itself", PRIVATE],
  ["one level down", { mail: PRIVATE }],
  ["two levels down", { job: { payload: PRIVATE } }],
  ["in a list", { people: [PRIVATE, PRIVATE] }],
])("what is private is cut %s", (_where, object) => {
  const { log, lines } = logging()
  log.info(object, "something happened")
  for (const value of Object.values(PRIVATE)) expect(lines.join("")).not.toContain(value)
  expect(lines.join("")).toContain("[cut]")
  expect(lines.join("")).toContain("something happened")
})

test("headers of a request are cut as a whole", () => {
  const { log, lines } = logging()
  log.info({ req: { headers: { "x-upload-token": "4f2a-secret" }, method: "GET" } }, "request")
  expect(lines.join("")).not.toContain("4f2a-secret")
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ req: { method: "GET", headers: "[cut]" } })
})

test("ids, codes and counts stay, and a line is one JSON object with its time and level in words", () => {
  const { log, lines } = logging()
  log.warn({ requestId: "0199c000", code: "bell-silent", failures: 3 }, "a reader failed")
  expect(lines).toHaveLength(1)
  const line = JSON.parse(lines[0] ?? "")
  expect(line).toEqual({
    level: "warn",
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    requestId: "0199c000",
    code: "bell-silent",
    failures: 3,
    msg: "a reader failed",
  })
})

test("what is below the level is not written", () => {
  const { log, lines } = logging("warn")
  log.info({}, "quiet")
  expect(lines).toEqual([])
})
