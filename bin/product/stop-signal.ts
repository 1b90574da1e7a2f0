/**
 * Listens for the wish to stop (Ctrl-C, or SIGTERM from whoever started the process) from now on.
 *
 * `wished` is settled by the first one. One more after a second means impatience and ends the process at once;
 * within that second it is the same Ctrl-C, which npm hands on to its child although the terminal did already.
 */
export function listenForStop(): { wished: Promise<NodeJS.Signals> } {
  let firstAt: number | undefined
  const wished = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => {
        firstAt ??= performance.now()
        if (performance.now() - firstAt > 1000) process.exit(130)
        resolve(signal)
      })
    }
  })
  return { wished }
}
