/*
 * The seal and the engraved lines beside it, computed: as drawings they would weigh more than the rest of the icons.
 */

/** A rim of 28 small waves around the middle of a square of 48. */
function rim(): string {
  const points = Array.from({ length: 168 }, (_, i) => {
    const angle = (i / 168) * 2 * Math.PI
    const radius = 21.1 + Math.cos(angle * 28)
    return `${(24 + radius * Math.sin(angle)).toFixed(1)} ${(24 - radius * Math.cos(angle)).toFixed(1)}`
  })
  return `M${points.join("L")}z`
}

/** One of seven lines that swing across a field of 68 by 220, each with a phase of its own. */
function swing(line: number): string {
  const shift = (line * 2 * Math.PI) / 7
  const points = Array.from({ length: 38 }, (_, i) => {
    const y = i * 6
    const x = 34 + 14 * Math.sin(y / 31 + shift) + 10 * Math.sin(y / 19 + 2 * shift)
    return `${x.toFixed(1)} ${y}`
  })
  return `M${points.join("L")}`
}

const RIM = rim()
const LINES = [0, 1, 2, 3, 4, 5, 6].map(swing).join("")
const PETALS = [0, 20, 40, 60, 80, 100, 120, 140, 160]

/** Brass is for what is verified, and for nothing else. */
export function Rosette() {
  return (
    <span class="stub" aria-hidden="true">
      <svg class="wave" viewBox="0 0 68 220" preserveAspectRatio="xMidYMid slice">
        <path d={LINES} stroke-width=".5" opacity=".34" />
      </svg>
      <svg viewBox="0 0 48 48">
        <path d={RIM} />
        <circle cx="24" cy="24" r="18.6" stroke-width=".75" />
        {PETALS.map((turn) => (
          <ellipse
            key={turn}
            cx="24"
            cy="24"
            rx="17.6"
            ry="10.6"
            transform={`rotate(${turn} 24 24)`}
            stroke-width=".5"
            opacity=".75"
          />
        ))}
        <circle class="disc" cx="24" cy="24" r="9.6" />
        <path
          d="M19.6 24.4l3.2 3.3 5.8-6.6"
          stroke-width="1.8"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
    </span>
  )
}
