const LEAST_PAUSE_MS = 2000

let context: AudioContext | null = null
/** What one hears of, and when each was last heard (ms). */
type Event = "message" | "offer"
const last: Record<Event, number> = { message: 0, offer: 0 }

/** Lets the browser play sounds later: it wants to have seen the person do something first. */
export function prepareSound(): void {
  const wake = () => {
    context ??= new AudioContext()
    void context.resume()
  }
  addEventListener("pointerdown", wake, { once: true })
  addEventListener("keydown", wake, { once: true })
}

/**
 * A message is two soft notes, a fifth apart; an offered chat four that rise, so that they are told apart without
 * looking. A burst rings once. `volume` is 0 … 1.
 */
export function ring(volume: number, event: Event = "message"): void {
  const now = Date.now()
  if (now - last[event] < LEAST_PAUSE_MS) return
  last[event] = now
  context ??= new AudioContext()
  void context.resume()
  const notes = event === "message" ? [659, 988] : [523, 659, 784, 1047]
  for (const [i, pitch] of notes.entries()) note(context, pitch, { from: i * 0.12, volume })
}

function note(audio: AudioContext, pitch: number, how: { from: number; volume: number }): void {
  const start = audio.currentTime + how.from
  const tone = audio.createOscillator()
  const gain = audio.createGain()
  tone.type = "sine"
  tone.frequency.value = pitch
  gain.gain.setValueAtTime(0, start)
  gain.gain.linearRampToValueAtTime(how.volume * 0.25, start + 0.015)
  gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.5)
  tone.connect(gain).connect(audio.destination)
  tone.start(start)
  tone.stop(start + 0.55)
}
