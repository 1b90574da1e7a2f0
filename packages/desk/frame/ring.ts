const LEAST_PAUSE_MS = 2000

let context: AudioContext | null = null
let last = 0

/** Lets the browser play sounds later: it wants to have seen the person do something first. */
export function prepareSound(): void {
  const wake = () => {
    context ??= new AudioContext()
    void context.resume()
  }
  addEventListener("pointerdown", wake, { once: true })
  addEventListener("keydown", wake, { once: true })
}

/** Two soft notes, a fifth apart; a burst of messages rings once. `volume` is 0 … 1. */
export function ring(volume: number): void {
  const now = Date.now()
  if (now - last < LEAST_PAUSE_MS) return
  last = now
  context ??= new AudioContext()
  void context.resume()
  note(context, 659, { from: 0, volume })
  note(context, 988, { from: 0.12, volume })
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
