const scenarios: Record<string, () => Promise<{ run: () => Promise<void> }>> = {
  queue: () => import("./scenarios/queue.ts"),
  intake: () => import("./scenarios/intake.ts"),
  chat: () => import("./scenarios/chat.ts"),
  reply: () => import("./scenarios/reply.ts"),
  fanout: () => import("./scenarios/fanout.ts"),
  sockets: () => import("./scenarios/sockets.ts"),
  storm: () => import("./scenarios/storm.ts"),
  list: () => import("./scenarios/list.ts"),
  footprint: () => import("./scenarios/footprint.ts"),
  help: () => import("./scenarios/help.ts"),
  mail: () => import("./scenarios/mail.ts"),
  weight: () => import("./scenarios/weight.ts"),
}

/*
 * npm run bench -- NAME…: measures the named scenarios one after the other (all without a name) and prints one JSON
 * line a figure. A figure counts only as a ratio to its yardstick, measured in the same run (docs/performance.md).
 */
const names = process.argv.slice(2)
const unknown = names.filter((name) => !(name in scenarios))
if (unknown.length > 0) {
  console.error(`No such scenario: ${unknown.join(", ")}. There are: ${Object.keys(scenarios).join(", ")}.`)
  process.exit(2)
}
for (const name of names.length > 0 ? names : Object.keys(scenarios)) {
  const scenario = await scenarios[name]?.()
  await scenario?.run()
}
