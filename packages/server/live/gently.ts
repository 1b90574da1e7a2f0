/** Does something at most so often: at once, and once more after what was asked for meanwhile. */
export function gently(everyMs: () => number, work: () => Promise<void>): () => void {
  let running = false
  let again = false
  const go = () => {
    if (running) {
      again = true
      return
    }
    running = true
    void work().finally(() =>
      setTimeout(() => {
        running = false
        if (again) {
          again = false
          go()
        }
      }, everyMs()).unref(),
    )
  }
  return go
}
