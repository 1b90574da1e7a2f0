import type { Started } from "../../packages/server/main.ts"

/** Says how to sign in to the demo, so that a stranger is in within a minute. */
export async function printDemo(demo: NonNullable<Started["demo"]>): Promise<void> {
  const places = { desk: "Desk", "help-site": "Help site" }
  const width = Math.max(...demo.people.map(({ signIn }) => signIn.length))
  console.log("\n  For this demo only: everybody knows these, so keep real customers out of this data.\n")
  for (const { at, signIn, name } of demo.people) {
    console.log(`  ${places[at].padEnd(9)}  ${signIn.padEnd(width)}  ${name}`)
  }
  console.log(`  ${"Password".padEnd(9)}  ${demo.password}`)
  console.log(`  ${"Code".padEnd(9)}  ${await demo.code()} for half a minute; later ones at ${demo.codeUrl}`)
  console.log("\n  Or put them in an authenticator app:")
  for (const { uri } of demo.people) console.log(`  ${uri}`)
}
