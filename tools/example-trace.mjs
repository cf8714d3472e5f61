// Writes templates/lab/smart-city-trace.csv: four hours as the smart-city scenario's classifier would have them on worker 1, from the recorded number of people
// and the fitted cost of a frame (docs/smart-city.md). It is made, not measured; the same every time.
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {seededRandom} from '../dist/src/support/seeded-random.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const {people, step_seconds: recordedStep} = JSON.parse(
  readFileSync(join(root, 'templates/scenarios/smart-city/people-count.json'), 'utf8'),
)
const [BEGIN_MS, STEP_S, STEPS] = [Date.UTC(2026, 0, 5, 8), 20, 720]
const [BASE_MS, PER_PERSON_MS, SIGMA] = [11.7, 21.4, 0.123]
const random = seededRandom(1)

const rows = Array.from({length: STEPS}, (_, step) => {
  const count = Math.max(0, Math.round(people[Math.floor((step * STEP_S) / recordedStep) % people.length] + normal() * 0.5))
  const latency = (BASE_MS + PER_PERSON_MS * count) * Math.exp(SIGMA * normal())
  return `${new Date(BEGIN_MS + step * STEP_S * 1_000).toISOString()},${latency.toFixed(1)},${count}`
})
writeFileSync(join(root, 'templates/lab/smart-city-trace.csv'), ['Time,frame_classify_latency,people_box_count', ...rows, ''].join('\n'))

/** Box and Muller, 1958. */
function normal() {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
