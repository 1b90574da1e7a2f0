const LANES = 12

/** Several at a time, in no order; the answers are in that of what was given. */
export async function inLanes<In, Out>(all: Iterable<In>, work: (one: In) => Promise<Out>): Promise<Out[]> {
  const rest = [...all].entries()
  const done: Out[] = []
  const lane = async () => {
    for (const [at, one] of rest) done[at] = await work(one)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return done
}
