import { Component, type ComponentType, type FunctionComponent, lazy, type ReactNode } from "react"
import { useSay } from "../words/words.ts"
import { Button } from "./button.tsx"
import { Empty } from "./paper.tsx"

/** So often a part is asked for while there is a network; whatever can't be had by then is not there any more. */
const MOST_TRIES = 6

/**
 * A part of the desk that is fetched when it is first shown: `part(() => import("./x.tsx").then((m) => m.X))`, inside
 * a `Suspense`. A fetch that fails is repeated, without a network for as long as it takes; a part that can't be had
 * at all (the desk was updated meanwhile) says so in its own place and leaves the rest of the desk alone.
 */
export function part<P extends object>(load: () => Promise<ComponentType<P>>): FunctionComponent<P> {
  const Fetched = lazy(async () => ({ default: await fetched(load) })) as ComponentType<P>
  return function Part(props: P) {
    return (
      <Guard>
        <Fetched {...props} />
      </Guard>
    )
  }
}

async function fetched<T>(load: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await load()
    } catch (error) {
      if (tries >= MOST_TRIES && navigator.onLine) throw error
      await nextChance(tries)
    }
  }
}

/** After 0.5, 1, 2 … 16 s, or at once when the network comes back. */
function nextChance(tries: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer)
      removeEventListener("online", go)
      resolve()
    }
    const timer = setTimeout(go, Math.min(500 * 2 ** (tries - 1), 16_000))
    addEventListener("online", go)
  })
}

class Guard extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? <Missing /> : this.props.children
  }
}

function Missing() {
  const words = useSay()
  return (
    <Empty
      title={words("part.missing")}
      text={words("part.missing.next")}
      action={<Button onClick={() => location.reload()}>{words("part.reload")}</Button>}
    />
  )
}
